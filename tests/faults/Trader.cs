using System.Text.Json.Nodes;

namespace Waybill.Faults;

/// <summary>A client that works: sales from order to cash, most of all; some are cancelled, some goods come back, some go to the branch.</summary>
internal sealed class Trader(int number, Client clerk, Client manager, Company company, World world, Random dice)
{
    private int done;

    /// <summary>How much business it finished.</summary>
    public int Done => done;

    public async Task Work(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await world.Open;
                if (dice.Next(10) == 0) await Transfer();
                else await Sell();
                done++;
            }
            catch (GivenUp)
            {
                // It is noted; the next customer is waiting.
            }
        }
    }

    private async Task Sell()
    {
        var order = (await clerk.Write("/v1/orders", Order())).Id;
        await clerk.Write($"/v1/orders/{order}/submit", []);
        await manager.Write($"/v1/orders/{order}/approve", []);
        if (dice.Next(10) == 0)
        {
            await clerk.Write($"/v1/orders/{order}/cancel", new() { ["reason"] = "not wanted" });
            return;
        }
        var delivery = await clerk.Write("/v1/deliveries", new() { ["orderId"] = order });
        await clerk.Write($"/v1/deliveries/{delivery.Id}/release", []);
        await Issue("delivery", delivery.Id, company.Warehouse);
        var invoice = (await clerk.Write("/v1/invoices", new() { ["orderId"] = order, ["type"] = "ordinary", ["title"] = "faults" })).Id;
        await clerk.Write($"/v1/invoices/{invoice}/issue", []);
        await Pay(order);
        if (dice.Next(8) == 0) await TakeBack(order, delivery);
    }

    private async Task Issue(string kind, string document, string warehouse)
    {
        var paper = (await clerk.Write("/v1/stock-outs", new() { ["authorityKind"] = kind, ["authorityId"] = document, ["warehouseId"] = warehouse })).Id;
        await manager.Write($"/v1/stock-outs/{paper}/confirm", []);
    }

    private async Task Receive(JsonObject what)
    {
        var paper = (await clerk.Write("/v1/stock-ins", what)).Id;
        await manager.Write($"/v1/stock-ins/{paper}/confirm", []);
    }

    private async Task Pay(string order)
    {
        var read = await clerk.Get($"/v1/orders/{order}?fields=total,customerId");
        var receipt = (await clerk.Write("/v1/receipts", new()
        {
            ["customerId"] = (string?)read["customerId"], ["amount"] = read["total"]!.DeepClone(), ["method"] = "bank", ["reference"] = order,
            ["allocations"] = new JsonArray(new JsonObject { ["orderId"] = order, ["amount"] = read["total"]!.DeepClone() }),
        })).Id;
        await clerk.Write($"/v1/receipts/{receipt}/submit", []);
        await manager.Write($"/v1/receipts/{receipt}/confirm", []);
    }

    /// <summary>One piece comes back, and its price stays with us as the customer's balance.</summary>
    private async Task TakeBack(string order, Entry delivery)
    {
        var line = (string)delivery.Answer["lines"]![0]!["id"]!;
        var back = await clerk.Write("/v1/sales-returns", new()
        {
            ["orderId"] = order, ["reason"] = "cracked", ["lines"] = new JsonArray(new JsonObject { ["deliveryLineId"] = line, ["quantity"] = "1", ["resolution"] = "keepAsBalance", ["disposition"] = "restock" }),
        });
        await clerk.Write($"/v1/sales-returns/{back.Id}/submit", []);
        await manager.Write($"/v1/sales-returns/{back.Id}/offer", new()
        {
            ["lines"] = new JsonArray(new JsonObject { ["lineId"] = (string?)back.Answer["lines"]![0]!["id"], ["unitPrice"] = Company.Money(1.5m) }),
        });
        await manager.Write($"/v1/sales-returns/{back.Id}/agree", []);
        await Receive(new() { ["authorityKind"] = "sales-return", ["authorityId"] = back.Id, ["warehouseId"] = company.Warehouse });
        await manager.Write($"/v1/sales-returns/{back.Id}/credit", []);
    }

    private async Task Transfer()
    {
        var item = company.Items[dice.Next(company.Items.Count)];
        var transfer = (await clerk.Write("/v1/transfers", new()
        {
            ["fromWarehouseId"] = company.Warehouse, ["toWarehouseId"] = company.Branch, ["lines"] = new JsonArray(new JsonObject { ["itemId"] = item, ["quantity"] = $"{dice.Next(1, 6)}" }),
        })).Id;
        await clerk.Write($"/v1/transfers/{transfer}/release", []);
        await Issue("transfer", transfer, company.Warehouse);
        await Receive(new() { ["authorityKind"] = "transfer", ["authorityId"] = transfer, ["warehouseId"] = company.Branch });
    }

    private JsonObject Order()
    {
        var marker = $"{number}-{Guid.NewGuid():N}";
        var items = Enumerable.Range(0, dice.Next(1, 4)).Select(_ => dice.Next(3) == 0 ? company.Hot[dice.Next(2)] : company.Items[dice.Next(company.Items.Count)]).Distinct();
        var order = new JsonObject
        {
            ["customerId"] = company.Customers[dice.Next(company.Customers.Count)], ["customerPurchaseOrder"] = marker, ["warehouseId"] = company.Warehouse,
            ["lines"] = new JsonArray([.. items.Select(item => new JsonObject { ["itemId"] = item, ["quantity"] = $"{dice.Next(1, 6)}" })]),
        };
        // Every other order has no name that the database would keep unique: only the key keeps it single.
        if (dice.Next(2) == 0) order["externalId"] = marker;
        return order;
    }
}
