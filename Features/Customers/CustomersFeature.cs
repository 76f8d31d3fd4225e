using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>
/// Whom we sell to (客户). A customer is potential until its first approved order makes it formal. It has contacts and addresses,
/// a level and a group (which decide its prices) and a credit limit (which decides whether goods may leave unpaid).
/// </summary>
public sealed class CustomersFeature : Feature
{
    public override string Story => "Customers with contacts, addresses, groups and credit limits.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        CreateCustomer.Map(doors);
        BatchCreateCustomers.Map(doors);
        UpdateCustomer.Map(doors);
        UpsertCustomer.Map(doors);
        SetCreditLimit.Map(doors);
        GetCustomer.Map(doors);
        ListCustomers.Map(doors);
        AddContact.Map(doors);
        RemoveContact.Map(doors);
        AddAddress.Map(doors);
        RemoveAddress.Map(doors);
        CreateCustomerGroup.Map(doors);
        ListCustomerGroups.Map(doors);
        ApplyRelationRules.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddCustomers().AddScoped<Relations>().AddSingleton<ICompleteReach, Visibility.Names>()
        .AddSingleton(new NumberKind("customer", "C-{000000}")).AddSingleton(new ScheduledOperation(typeof(ApplyRelationRules.Command), "0 0 19 * * ?"));
}
