using Bogus;
using Waybill.Features.Customers;
using Waybill.Features.Organization;

namespace Waybill.Api.Demo;

/// <summary>The people of the demo company and its customers, the same in every seeding.</summary>
internal static class DemoPeople
{
    private static readonly string[] Cities = ["上海", "北京", "深圳", "杭州", "成都", "武汉"];

    /// <summary>Departments, employees, customer groups and customers; answers the groups by code.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> Enter(Seeding seeding, CancellationToken ct)
    {
        var english = new Faker("en") { Random = new(20261121) };
        var chinese = new Faker("zh_CN") { Random = new(20261121) };
        var employees = await Staff(seeding, english, chinese, ct);
        var groups = new Dictionary<string, Guid>();
        foreach (var (code, name) in new[] { ("RETAIL", "零售 Retail"), ("WHOLESALE", "批发 Wholesale") })
            groups[code] = (await seeding.Run<CreateCustomerGroup.Result>(new CreateCustomerGroup.Command(code, name), ct)).Id;
        for (var i = 0; i < 12; i++)
        {
            var (local, person) = i % 2 == 0 ? (true, chinese) : (false, english);
            await seeding.Run<CreateCustomer.Result>(new CreateCustomer.Command(
                local ? $"{Cities[i / 2]}{chinese.Name.LastName()}氏商贸有限公司" : english.Company.CompanyName(), null, $"DEMO-{i + 1:000}", null, "ABC"[i % 3].ToString(),
                groups[i % 3 == 0 ? "WHOLESALE" : "RETAIL"], employees[i % employees.Count], null, null, english.Internet.Email(),
                [new(person.Name.FullName(), local ? "采购经理" : "Purchasing", null, null)],
                [new(AddressUse.Shipping, person.Address.StreetAddress(), local ? Cities[i / 2] : english.Address.City(), null, null, local ? "中国" : "US")]), ct);
        }
        return groups;
    }

    private static async Task<List<Guid>> Staff(Seeding seeding, Faker english, Faker chinese, CancellationToken ct)
    {
        var employees = new List<Guid>();
        foreach (var (code, name) in new[] { ("SALES", "销售部 Sales"), ("WH", "仓储部 Warehouse"), ("FIN", "财务部 Finance") })
        {
            var department = await seeding.Run<CreateDepartment.Result>(new CreateDepartment.Command(code, name, null, null), ct);
            foreach (var number in Enumerable.Range(1, 2))
                employees.Add((await seeding.Run<CreateEmployee.Result>(new CreateEmployee.Command($"{code}-{number}",
                    number == 1 ? chinese.Name.FullName() : english.Name.FullName(), null, null, department.Id, null), ct)).Id);
        }
        return employees;
    }
}
