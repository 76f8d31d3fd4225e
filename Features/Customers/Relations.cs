using Microsoft.EntityFrameworkCore;
using Waybill.Features.RelationRules;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>Asks the rules who takes part in customers.</summary>
internal sealed class Relations(Database db, RelationRulesDesk rules, CurrentUser user, TimeProvider clock)
{
    /// <summary>The customer has been made or changed.</summary>
    public async Task Relate(Customer c, CancellationToken ct) => c.RelateByRule(await rules.Related(new(c.Category, c.Region, c.ProductLine, c.CustomerClass, c.Level), ct));

    /// <summary>The rules have changed: all customers are asked again, at once in the database. Each that changes has its next version and its history. Gives how many.</summary>
    public Task<int> RelateAll(CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        with meant as (
            select c.id, c.related_by_rule as before, coalesce(array_agg(distinct r.employee_id) filter (where r.id is not null), array[]::uuid[]) as after
            from customers c left join relation_rules r on r.active
                and (r.category is null or r.category = c.category) and (r.region is null or r.region = c.region) and (r.product_line is null or r.product_line = c.product_line)
                and (r.customer_class is null or r.customer_class = c.customer_class) and (r.level is null or r.level = c.level)
            group by c.id
        ), changed as (
            update customers c set related_by_rule = m.after, version = c.version + 1, updated_at = {clock.GetUtcNow()}, updated_by = {user.Id}
            from meant m where m.id = c.id and m.after <> m.before returning c.id, c.version, m.before, m.after
        )
        insert into history (document_kind, document_id, version, operation, by_user, by_name, at, changes)
        select 'customer', id, version, {nameof(ApplyRelationRules)}, {user.Id}, {user.Name}, {clock.GetUtcNow()}, jsonb_build_object('relatedByRule', jsonb_build_array(to_jsonb(before), to_jsonb(after)))
        from changed
        """, ct);
}
