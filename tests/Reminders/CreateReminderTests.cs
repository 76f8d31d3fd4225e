using Waybill.Features.Reminders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Reminders;

public sealed class CreateReminderTests
{
    [Theory, BothDoors]
    public async Task Somebody_reminds_themselves_of_a_document(Door door)
    {
        var shop = await Shop.Open();
        var (me, document) = (await shop.NewColleague(door, "reminders.create", "reminders.list-mine", "customers.get"), await shop.NewDocument());
        var made = await me.Client.Run<ReminderView>(Text("续约 Renew") with { DocumentKind = document.Kind, DocumentId = document.Id });
        (made.EmployeeId, made.Version, made.Status, made.About, made.DocumentId).ShouldBe((me.Id, 1, ReminderStatus.Open, "by-hand", document.Id));
        (await Mine(me)).ShouldHaveSingleItem().ShouldBe(made);
    }

    [Theory, BothDoors]
    public async Task A_document_that_is_unknown_invisible_or_of_no_kind_is_the_same_404(Door door)
    {
        var shop = await Shop.Open();
        var (blind, seeing, document) = (await shop.NewColleague(door, "reminders.create"), await shop.NewColleague(door, "reminders.create", "customers.get"), await shop.NewDocument());
        var invisible = await blind.Client.Refused(Text("x") with { DocumentKind = "customer", DocumentId = document.Id });
        var absent = await seeing.Client.Refused(Text("x") with { DocumentKind = "customer", DocumentId = Guid.NewGuid() });
        (invisible.Status, invisible.Code, invisible.Detail).ShouldBe((404, "NOT_FOUND", absent.Detail));
        (await seeing.Client.Refused(Text("x") with { DocumentKind = "castle", DocumentId = document.Id })).Code.ShouldBe("NOT_FOUND");
        (await seeing.Client.Refused(Text("x") with { DocumentKind = "customer" })).Errors[0].Pointer.ShouldBe("/documentId");
        (await seeing.Client.Refused(Text("x") with { DocumentId = document.Id })).Errors[0].Pointer.ShouldBe("/documentKind");
    }

    [Theory, BothDoors]
    public async Task A_colleague_is_reminded_only_by_permission_and_only_of_what_they_may_see(Door door)
    {
        var shop = await Shop.Open();
        var (boss, clerk, document) = (await shop.NewColleague(door, "reminders.create", "reminders.create-for-others", "customers.get"), await shop.NewColleague(door, "reminders.list-mine"), await shop.NewDocument());
        var about = Text("x") with { EmployeeId = clerk.Id, DocumentKind = document.Kind, DocumentId = document.Id };
        (await boss.Client.Refused(about)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("REMINDER_CANNOT_SEE"), r => r.Errors[0].Pointer.ShouldBe("/employeeId"), r => r.Detail.ShouldContain(clerk.Name));
        (await boss.Client.Run<ReminderView>(Text("call back") with { EmployeeId = clerk.Id })).EmployeeId.ShouldBe(clerk.Id);
        (await boss.Client.Refused(Text("x") with { EmployeeId = Guid.NewGuid() })).Code.ShouldBe("UNKNOWN_REFERENCE");
        var other = await shop.NewColleague(door, "reminders.create");
        (await other.Client.Refused(Text("x") with { EmployeeId = clerk.Id })).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_program_that_acts_for_nobody_must_say_who_is_reminded(Door door) =>
        (await (await Shop.Open()).As(Roles.Admin).Via(door).Refused(Text("x"))).Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Pointer.ShouldBe("/employeeId"), e => e.Code.ShouldBe("REQUIRED"));

    internal static CreateReminder.Command Text(string text) => new CreateReminder.Command(new DateOnly(2031, 5, 1), text, null, null, null);

    internal static async Task<IReadOnlyList<ReminderView>> Mine(Colleague me) => (await me.Client.Run<Waybill.Infrastructure.Lists.Page<ReminderView>>(new ListMyReminders.Query())).Items;
}
