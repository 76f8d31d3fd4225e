using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>Many customers are entered at once, as when a company moves in.</summary>
public static class BatchCreateCustomers
{
    internal static void Map(Doors doors) => doors.Batch<CreateCustomer.Command, CreateCustomer.Result>("/customers/batch-create", nameof(BatchCreateCustomers),
        of: nameof(CreateCustomer), "Create up to 200 customers");
}
