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
