using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Numbering;

public sealed class NumberSeriesTests
{
    [Theory]
    [InlineData("SO-{yyyyMM}-{000000}", 123, "SO-202611-000123")]
    [InlineData("C-{000000}", 7, "C-000007")]
    [InlineData("{yyMM}{0000}", 12345, "261112345")]
    public void A_format_is_filled_with_date_and_counter(string format, long counter, string text)
    {
        NumberSeries.IsFormat(format).ShouldBeTrue();
        NumberSeries.Text(format, new(2026, 11, 21), counter).ShouldBe(text);
    }

    [Theory]
    [InlineData("SO-{yyyyMM}")]
    [InlineData("SO-{MM}-{000}")]
    [InlineData("so {000}")]
    [InlineData("{000}{000}")]
    public void Anything_else_is_no_format(string format) => NumberSeries.IsFormat(format).ShouldBeFalse();

    [Theory, BothDoors]
    public async Task A_series_is_chosen_and_listed(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        await admin.Run<ListNumberSeries.Row>(new SetNumberSeries.Command("customer", "C-{000000}"));
        var listed = await admin.Run<ListNumberSeries.Result>(new ListNumberSeries.Query());
        listed.Items.ShouldContain(s => s.Kind == "customer" && s.Format == "C-{000000}" && !s.Gapless);
        (await admin.Refused(new SetNumberSeries.Command("customer", "no counter"))).Code.ShouldBe("NUMBER_FORMAT_INVALID");
        (await admin.Refused(new SetNumberSeries.Command("castle", "C-{000000}"))).Code.ShouldBe("NUMBER_KIND_UNKNOWN");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_number_given_by_hand_is_left_out_when_its_turn_comes(bool gapless)
    {
        var shop = await Shop.Another(gapless ? "waybill_numbers_gapless" : "waybill_numbers");
        var sales = shop.As(Roles.Sales);
        await shop.As(Roles.Admin).Run<ListNumberSeries.Row>(new SetNumberSeries.Command("customer", "K-{0000}", gapless));
        var last = int.Parse((await Entered(null))[2..]);
        foreach (var next in new[] { last + 1, last + 2 }) await Entered(Text(next));
        (await Entered(null)).ShouldBe(Text(last + 3));
        foreach (var (atomic, next) in new[] { (false, last + 4), (true, last + 6) })
            (await sales.Run<BatchResult<CreateCustomer.Result>>(new Batch<CreateCustomer.Command>([Of(Text(next)), Of(null)], atomic))).Items[1].Result!.Number.ShouldBe(Text(next + 1));

        async Task<string> Entered(string? number) => (await sales.Run<CreateCustomer.Result>(Of(number))).Number;
        static CreateCustomer.Command Of(string? number) => Customers.CreateCustomerTests.Named("by hand") with { Number = number };
        static string Text(int counter) => $"K-{counter:D4}";
    }

    [Fact]
    public async Task A_hundred_parallel_customers_have_a_hundred_numbers()
    {
        var sales = (await Shop.Open()).As(Roles.Sales);
        var made = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => sales.Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named($"parallel {i}"))));
        made.Select(c => c.Number).Distinct().Count().ShouldBe(100);
    }
}
