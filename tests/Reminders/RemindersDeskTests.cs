using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Organization;
using Waybill.Features.Reminders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Reminders;

/// <summary>What other features rely on when they raise reminders.</summary>
public sealed class RemindersDeskTests
{
    private static readonly DateOnly Due = new(2031, 7, 1);

    [Fact]
    public async Task The_same_is_raised_once_however_often_and_by_however_many()
    {
        var shop = await Shop.Open();
        var (me, document) = (await shop.NewColleague(Door.Rest, "reminders.list-mine", "reminders.complete", "customers.get"), await shop.NewDocument());
        var reminder = new ReminderOf(document, "receipt-due", me.Id, Due, "到期 Due");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Raise(shop, reminder)));
        var one = (await CreateReminderTests.Mine(me)).ShouldHaveSingleItem();
        (one.Version, one.About, one.Due, one.DocumentKind).ShouldBe((1, "receipt-due", Due, "customer"));
        await me.Client.Run<ReminderView>(new CompleteReminder.Command(one.Id));
        await Raise(shop, reminder with { Text = "again" });
        (await CreateReminderTests.Mine(me)).ShouldHaveSingleItem().Status.ShouldBe(ReminderStatus.Done);
        (await Told(shop, one.Id)).ShouldBe(["reminder.raised", "reminder.completed"]);
    }

    [Fact]
    public async Task Another_day_kind_key_or_person_is_another_reminder()
    {
        var shop = await Shop.Open();
        var (me, other, document) = (await shop.NewColleague(Door.Rest, "reminders.list-mine", "customers.get"), await shop.NewColleague(Door.Rest, "reminders.list-mine", "customers.get"), await shop.NewDocument());
        var reminder = new ReminderOf(document, "receipt-due", me.Id, Due, "x");
        foreach (var one in new[] { reminder, reminder with { Due = Due.AddDays(1) }, reminder with { Kind = "overdue" }, reminder with { Key = "instalment 2" }, reminder with { EmployeeId = other.Id } })
            await Raise(shop, one);
        (await CreateReminderTests.Mine(me)).Count.ShouldBe(4);
        (await CreateReminderTests.Mine(other)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reminder_on_a_document_that_its_holder_can_no_longer_see_is_not_shown()
    {
        var shop = await Shop.Open();
        var (me, document) = (await shop.NewColleague(Door.Rest), await shop.NewDocument());
        await Raise(shop, new ReminderOf(document, "receipt-due", me.Id, Due, "x"));
        (await Seen(shop, me.Id, scope: null)).ShouldBe(1);
        (await Seen(shop, me.Id, scope: RecordScope.All)).ShouldBe(1);
        (await Seen(shop, me.Id, scope: RecordScope.Own)).ShouldBe(0);
        (await Seen(shop, me.Id, scope: null, "reminders.list-mine")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_left_may_see_nothing_any_more()
    {
        var shop = await Shop.Open();
        var (me, document) = (await shop.NewColleague(Door.Rest, "customers.get"), await shop.NewDocument());
        (await May(shop, me.Id, document)).ShouldBeTrue();
        var version = (await shop.As(Roles.Admin).Run<GetEmployee.Result>(new GetEmployee.Query(me.Id))).Version;
        await shop.As(Roles.Admin).Run<GetEmployee.Result>(new UpdateEmployee.Command(me.Id, version, Active: false));
        (await May(shop, me.Id, document)).ShouldBeFalse();
    }

    private static Task<bool> May(Shop shop, Guid employee, DocumentRef document) =>
        shop.InTransaction(services => services.GetRequiredService<RemindersDesk>().MaySee(employee, document, default));

    private static async Task<int> Seen(Shop shop, Guid employee, RecordScope? scope, params string[] permissions)
    {
        Dictionary<string, KindReach> kinds = scope is { } narrow ? new() { ["customer"] = new([new Grant(narrow)], []) } : [];
        HashSet<string> held = [.. permissions.Length > 0 ? permissions : ["reminders.list-mine", "customers.get"]];
        var caller = new Caller(Guid.NewGuid(), "me", CallerKind.Employee, held, employee)
        {
            Reach = new(Guid.NewGuid(), employee, [employee], [employee], [new RoleReach(held, kinds)]),
        };
        return (await shop.RunAs<Page<ReminderView>>(caller, new ListMyReminders.Query())).Items.Count;
    }

    internal static async Task Raise(Shop shop, ReminderOf reminder)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Caller.System("test"));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<RemindersDesk>().Raise(reminder, default);
        await Saving.Save(db, commit: false, default);
        await transaction.CommitAsync();
    }

    internal static async Task<List<string>> Told(Shop shop, Guid id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Database>().Set<OutboxRow>().Where(o => o.DocumentId == id).OrderBy(o => o.Id).Select(o => o.Type).ToListAsync();
    }
}
