using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure;

public sealed class SaveOrderTests
{
    [Fact]
    public async Task Rows_are_written_after_those_of_other_tables_that_they_refer_to()
    {
        var employee = new Employee(Shop.Unique("E"), "first added");
        await Saved(db =>
        {
            var department = new Department(Shop.Unique("D"), "then what it refers to", parentId: null, managerId: null);
            employee.DepartmentId = department.Id;
            db.AddRange(employee, department);
        });
        (await Read(db => db.Employees.SingleAsync(e => e.Id == employee.Id))).DepartmentId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Rows_are_written_after_those_of_their_own_table_that_they_refer_to()
    {
        var parent = new Department(Shop.Unique("D"), "last added", parentId: null, managerId: null);
        var child = new Department(Shop.Unique("D"), "in between", parent.Id, managerId: null);
        var grandchild = new Department(Shop.Unique("D"), "first added", child.Id, managerId: null);
        await Saved(db => db.AddRange(grandchild, child, parent));
        (await Read(db => db.Departments.SingleAsync(d => d.Id == grandchild.Id))).ParentId.ShouldBe(child.Id);
    }

    [Fact]
    public async Task What_must_be_unique_is_given_up_before_it_is_taken()
    {
        var goods = await (await Shop.Open()).Goods();
        var list = new PriceList(Shop.Unique("L"), "List", "CNY", taxIncluded: false, new(PriceLevel.Base));
        var former = new PriceEntry(list.Id, goods.ItemId, "pcs", 0, 1m);
        await Saved(db => db.AddRange(former, list));
        await Saved(db =>
        {
            db.Add(new PriceEntry(list.Id, goods.ItemId, "pcs", 0, 2m));
            db.Remove(db.Prices.Single(p => p.Id == former.Id));
        });
        (await Read(db => db.Prices.SingleAsync(p => p.PriceListId == list.Id))).UnitPrice.ShouldBe(2m);
    }

    private static async Task Saved(Action<Database> work) => await (await Shop.Open()).InTransaction(services =>
    {
        var db = services.GetRequiredService<Database>();
        db.Serve(Caller.System("tests"), null);
        db.Bear(TimeProvider.System);
        work(db);
        return Task.FromResult(true);
    });

    private static async Task<T> Read<T>(Func<Database, Task<T>> read)
    {
        await using var scope = (await Shop.Open()).Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<Database>());
    }
}
