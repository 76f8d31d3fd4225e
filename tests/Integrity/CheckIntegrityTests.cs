using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Integrity;
using Waybill.Infrastructure.Data;
using Waybill.Tests.Support;

namespace Waybill.Tests.Integrity;

/// <summary>What is wrong in the books is found, and named; what is not is not.</summary>
public sealed class CheckIntegrityTests
{
    [Theory, BothDoors]
    public async Task A_sale_from_order_to_cash_is_sound(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.Owing(100m);
        await shop.ConfirmedReceipt((order, 60m));
        await shop.IssuedInvoice(order);
        (await Check(shop.As(Roles.Finance).Via(door))).Violations.ShouldNotContain(v => v.Id == order.Id);
    }

    [Theory]
    [InlineData("update orders set invoiced = invoiced + 1 where id = $1", BookRule.InvoicedIsSumOfInvoices)]
    [InlineData("update orders set received = received - 1 where id = $1", BookRule.OrderIsPaidAsItsReceivable)]
    [InlineData("update receivables set charged = charged + 1 where order_id = $1", BookRule.ChargedIsSumOfEntries)]
    [InlineData("delete from receivable_entries where order_id = $1 and reason = 'settlement'", BookRule.SettledIsSumOfEntries)]
    [InlineData("update order_lines set delivered = delivered + 0.5, tolerance = 1 where order_id = $1", BookRule.DeliveredIsSumOfDeliveries)]
    [InlineData("update order_lines set issued = issued - 1 where order_id = $1", BookRule.IssuedIsSumOfDeliveries)]
    [InlineData("update order_lines set invoiced = invoiced - 1 where order_id = $1", BookRule.LineInvoicedIsSumOfInvoices)]
    [InlineData("update order_lines set reopened = 1, redelivered = 1 where order_id = $1", BookRule.RedeliveredIsSumOfDeliveries)]
    [InlineData("update order_lines set credited = credited + 0.01 where order_id = $1", BookRule.CreditedIsSumOfReturns)]
    [InlineData("update order_lines set returned = returned + 1 where order_id = $1", BookRule.ReturnedIsSumOfReturns)]
    [InlineData("update order_lines set reopened = reopened + 1 where order_id = $1", BookRule.ReopenedIsSumOfReturns)]
    [InlineData("update stock_out_lines set quantity = quantity + 1 where authority_line_id in (select l.id from delivery_lines l join deliveries d on d.id = l.delivery_id where d.order_id = $1)",
        BookRule.DeliveryIssuedIsSumOfStockOuts)]
    public async Task A_wrong_row_is_found(string damage, BookRule rule)
    {
        var shop = await Shop.Open();
        var order = await shop.Owing(100m);
        await shop.ConfirmedReceipt((order, 60m));
        await shop.IssuedInvoice(order);
        (await Damaged(shop, damage, order.Id)).ShouldContain(v => v.Rule == rule);
    }

    /// <summary>What the check finds within a transaction that does the damage, and is then undone.</summary>
    private static async Task<IReadOnlyList<CheckIntegrity.Violation>> Damaged(Shop shop, string damage, Guid orderId)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Stored.Change(db, damage, orderId);
        return await Books.Check(db, default);
    }

    private static Task<CheckIntegrity.Result> Check(Client client) => client.Run<CheckIntegrity.Result>(new CheckIntegrity.Query());
}
