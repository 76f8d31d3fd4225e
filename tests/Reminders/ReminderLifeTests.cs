using Waybill.Features.Reminders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Reminders;

public sealed class ReminderLifeTests
{
    [Theory, BothDoors]
    public async Task A_reminder_is_closed_once_and_by_its_holder_alone(Door door)
    {
        var shop = await Shop.Open();
        var (me, other) = (await Desk(shop, door), await Desk(shop, door));
        var (first, second) = (await me.Client.Run<ReminderView>(CreateReminderTests.Text("first")), await me.Client.Run<ReminderView>(CreateReminderTests.Text("second")));
        (await other.Client.Refused(new CompleteReminder.Command(first.Id))).Code.ShouldBe("NOT_FOUND");
        (await me.Client.Run<ReminderView>(new CompleteReminder.Command(first.Id))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ReminderStatus.Done), r => r.Version.ShouldBe(2), r => r.ClosedAt.ShouldNotBeNull());
        (await me.Client.Run<ReminderView>(new DismissReminder.Command(second.Id))).Status.ShouldBe(ReminderStatus.Dismissed);
        (await me.Client.Refused(new DismissReminder.Command(first.Id))).Code.ShouldBe("REMINDER_WRONG_STATE");
        (await me.Client.Refused(new CompleteReminder.Command(second.Id))).Status.ShouldBe(409);
    }

    [Theory, BothDoors]
    public async Task One_sees_ones_own_by_due_date_and_others_by_permission(Door door)
    {
        var shop = await Shop.Open();
        var (me, other) = (await Desk(shop, door), await Desk(shop, door));
        foreach (var day in new[] { 9, 3, 6 }) await me.Client.Run<ReminderView>(CreateReminderTests.Text($"{day}") with { Due = new(2031, 6, day) });
        (await CreateReminderTests.Mine(me)).Select(r => r.Text).ShouldBe(["3", "6", "9"]);
        (await CreateReminderTests.Mine(other)).ShouldBeEmpty();
        var all = await shop.As(Roles.Manager).Via(door).Run<Page<ReminderView>>(new ListReminders.Query { Filter = $"employeeId = \"{me.Id}\" AND due > \"2031-06-03\"" });
        all.Items.Select(r => r.Text).ShouldBe(["6", "9"]);
        (await me.Client.Refused(new ListReminders.Query())).Code.ShouldBe("FORBIDDEN");
    }

    private static Task<Colleague> Desk(Shop shop, Door door) => shop.NewColleague(door, "reminders.create", "reminders.list-mine", "reminders.complete", "reminders.dismiss");
}
