using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>
/// Which customers and documents a caller reaches, as a condition that the database evaluates: of the caller's grants for the kind one must fit, by owner, relation or
/// department, and by the customer's region, product line and class. Lists, counts, totals, exports and writes all begin with it; callers without limits pay nothing for it.
/// </summary>
public static class Visibility
{
    extension(Database db)
    {
        /// <summary>The customers that the running operation's caller may see.</summary>
        public IQueryable<Customer> Customers => db.Reached(RecordAction.Read, CustomersIn);

        /// <summary>The documents of a kind that the running operation's caller may see.</summary>
        public IQueryable<T> Visible<T>() where T : CustomerDocument => db.Reached<T>(RecordAction.Read, DocumentsIn<T>);

        /// <summary>Those rows whose customer the running operation's caller may see.</summary>
        public async Task<IQueryable<T>> OfVisibleCustomers<T>(IQueryable<T> rows, Expression<Func<T, Guid>> customerId, CancellationToken ct)
        {
            if (db.Caller!.Reach?.Of("customer", RecordAction.Read, db.Permission) is null) return rows;
            var customers = db.Customers;
            var named = await Names.Of(customers, ct);
            Expression<Func<Guid, bool>> visible = named is null ? id => customers.Any(c => c.Id == id) : id => named.Contains(id);
            return rows.Where(Expression.Lambda<Func<T, bool>>(Splice.In(visible, customerId.Body), customerId.Parameters));
        }

        private IQueryable<T> Reached<T>(RecordAction action, Func<Database, Reach, Grant, Expression<Func<T, bool>>> inside) where T : Root
        {
            var caller = db.Caller ?? throw new InvalidOperationException("Nobody asks.");
            if (caller.Reach is not { } reach || reach.Of(Texts.Kebab(typeof(T).Name), action, db.Permission) is not { } grants) return db.Set<T>();
            return db.Set<T>().Where(grants.Select(g => inside(db, reach, g)).Aggregate((Expression<Func<T, bool>>)(_ => false), Splice.Either));
        }
    }

    /// <summary>Makes a kind of document known to those who take any document.</summary>
    /// <param name="permission">What one needs to read it.</param>
    public static IServiceCollection AddDocument<T>(this IServiceCollection services, string permission) where T : CustomerDocument => services.AddSingleton(new DocumentKind(
        Texts.Kebab(typeof(T).Name), permission, typeof(T), (db, id, action, ct) => db.Reached<T>(action, DocumentsIn<T>).AnyAsync(d => d.Id == id, ct))
        { Ids = db => db.Visible<T>().Select(d => d.Id) });

    /// <summary>Makes customers known likewise.</summary>
    internal static IServiceCollection AddCustomers(this IServiceCollection services) => services.AddSingleton(new DocumentKind(
        "customer", "customers.get", typeof(Customer), (db, id, action, ct) => db.Reached(action, CustomersIn).AnyAsync(c => c.Id == id, ct))
        { Ids = db => db.Customers.Select(c => c.Id) });

    private static Expression<Func<Customer, bool>> CustomersIn(Database db, Reach reach, Grant grant)
    {
        var (me, caller, department, tree) = (reach.EmployeeId, reach.CallerId, reach.Department, reach.Tree);
        Expression<Func<Customer, bool>> own = c => (me != null && c.OwnerId == me) || c.CreatedBy == caller;
        var scope = grant.Scope switch
        {
            RecordScope.Own => own,
            RecordScope.Related => Splice.Either(own, Related(me)),
            RecordScope.Department => Splice.Either(Splice.Either(own, Related(me)), c => c.OwnerId != null && department.Contains(c.OwnerId.Value)),
            RecordScope.Tree => Splice.Either(Splice.Either(own, Related(me)), c => c.OwnerId != null && tree.Contains(c.OwnerId.Value)),
            _ => _ => true,
        };
        return Dimensions(grant) is { } dimensions ? Splice.Both(scope, dimensions) : scope;
    }

    private static Expression<Func<T, bool>> DocumentsIn<T>(Database db, Reach reach, Grant grant) where T : CustomerDocument
    {
        var (me, caller, department, tree) = (reach.EmployeeId, reach.CallerId, reach.Department, reach.Tree);
        var customers = db.Set<Customer>();
        Expression<Func<T, bool>> own = d => (me != null && d.OwnerId == me) || d.CreatedBy == caller;
        var (mine, named) = (Mine(me), reach.Customers);
        Expression<Func<T, bool>> related = named is null ? d => customers.Where(mine).Any(c => c.Id == d.CustomerId) : d => named.Contains(d.CustomerId);
        var scope = grant.Scope switch
        {
            RecordScope.Own => own,
            RecordScope.Related => Splice.Either(own, related),
            RecordScope.Department => Splice.Either(Splice.Either(own, related), d => d.OwnerId != null && department.Contains(d.OwnerId.Value)),
            RecordScope.Tree => Splice.Either(Splice.Either(own, related), d => d.OwnerId != null && tree.Contains(d.OwnerId.Value)),
            _ => _ => true,
        };
        return Dimensions(grant) is { } dimensions ? Splice.Both(scope, d => customers.Where(dimensions).Any(c => c.Id == d.CustomerId)) : scope;
    }

    private static Expression<Func<Customer, bool>> Mine(Guid? me) => Splice.Either(c => me != null && c.OwnerId == me, Related(me));

    private static Expression<Func<Customer, bool>> Related(Guid? me) => me is { } employee ? TakingPart(employee) : _ => false;

    /// <summary>The customers in which an employee takes part, named by hand or by a rule: asked so that an index of what the lists contain can answer.</summary>
    internal static Expression<Func<Customer, bool>> TakingPart(Guid employee)
    {
        Guid[] one = [employee];
        return c => one.All(e => c.RelatedIds.Contains(e)) || one.All(e => c.RelatedByRule.Contains(e));
    }

    private static Expression<Func<Customer, bool>>? Dimensions(Grant grant)
    {
        Expression<Func<Customer, bool>>? all = null;
        if (grant.Regions is { } regions) And(c => regions.Contains(c.Region));
        if (grant.ProductLines is { } lines) And(c => lines.Contains(c.ProductLine));
        if (grant.CustomerClasses is { } classes) And(c => classes.Contains(c.CustomerClass));
        return all;

        void And(Expression<Func<Customer, bool>> one) => all = all is null ? one : Splice.Both(all, one);
    }

    /// <summary>
    /// Names customers, if they are few. Whoever sees little of many documents would have the database walk them all for a page: it cannot tell beforehand how little a question
    /// within the question will leave. By names it can, and goes by its indexes.
    /// </summary>
    internal sealed class Names : ICompleteReach
    {
        /// <summary>Who has more customers sees so many documents that walking them finds a page soon.</summary>
        private const int Most = 1000;

        public async Task<Reach> Complete(Database db, Reach reach, CancellationToken ct) =>
            reach.AsksForCustomers ? reach with { Customers = await Of(db.Set<Customer>().Where(Mine(reach.EmployeeId)), ct) } : reach;

        public static async Task<IReadOnlyList<Guid>?> Of(IQueryable<Customer> customers, CancellationToken ct)
        {
            var named = await customers.Select(c => c.Id).Take(Most + 1).ToListAsync(ct);
            return named.Count > Most ? null : named;
        }
    }
}
