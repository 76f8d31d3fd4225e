using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class ReturnsToTheCent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_sales_return_lines_received",
                table: "sales_return_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_delivery_lines_issued",
                table: "delivery_lines");

            migrationBuilder.AddColumn<decimal>(
                name: "received_cost",
                table: "sales_return_lines",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "to_reopen",
                table: "order_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "redelivered",
                table: "delivery_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.Sql("""
                update order_lines l set to_reopen = s.open
                from (select x.order_line_id, sum(x.base_quantity - x.reopened) as open from sales_return_lines x join sales_returns r on r.id = x.sales_return_id
                      where r.status = 'agreed' and x.resolution = 'redeliver' group by x.order_line_id) s
                where s.order_line_id = l.id;
                update sales_return_lines x set received_cost = s.value
                from (select i.authority_line_id, sum(i.value) as value from stock_in_lines i join stock_ins p on p.id = i.stock_in_id
                      where p.status = 'confirmed' and p.authority_kind = 'sales-return' group by i.authority_line_id) s
                where s.authority_line_id = x.id and s.value is not null;
                update delivery_lines d set redelivered = s.part
                from (select x.id, least(x.issued, greatest(0, l.redelivered - coalesce(sum(x.issued) over (partition by x.order_line_id order by v.created_at desc, v.id desc
                          rows between unbounded preceding and 1 preceding), 0))) as part
                      from delivery_lines x join deliveries v on v.id = x.delivery_id join order_lines l on l.id = x.order_line_id where l.redelivered > 0) s
                where s.id = d.id;
                """);

            migrationBuilder.AddCheckConstraint(
                name: "ck_sales_return_lines_received",
                table: "sales_return_lines",
                sql: "received >= 0 and received <= base_quantity and received_cost >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines",
                sql: "redelivered >= 0 and redelivered <= reopened and redelivered <= issued and to_reopen >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_delivery_lines_issued",
                table: "delivery_lines",
                sql: "redelivered >= 0 and redelivered <= issued and issued <= base_quantity");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_sales_return_lines_received",
                table: "sales_return_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_delivery_lines_issued",
                table: "delivery_lines");

            migrationBuilder.DropColumn(
                name: "received_cost",
                table: "sales_return_lines");

            migrationBuilder.DropColumn(
                name: "to_reopen",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "redelivered",
                table: "delivery_lines");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sales_return_lines_received",
                table: "sales_return_lines",
                sql: "received >= 0 and received <= base_quantity");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines",
                sql: "redelivered >= 0 and redelivered <= reopened and redelivered <= issued");

            migrationBuilder.AddCheckConstraint(
                name: "ck_delivery_lines_issued",
                table: "delivery_lines",
                sql: "issued >= 0 and issued <= base_quantity");
        }
    }
}
