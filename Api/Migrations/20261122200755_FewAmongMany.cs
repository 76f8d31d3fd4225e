using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class FewAmongMany : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_created_by",
                table: "shipments",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_samples_created_by",
                table: "samples",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_created_by",
                table: "sales_returns",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_created_by",
                table: "sales_contracts",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_created_by",
                table: "refunds",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_created_by",
                table: "receipts",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_plans_created_at_id",
                table: "receipt_plans",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_plans_created_by",
                table: "receipt_plans",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_created_by",
                table: "quotes",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_by",
                table: "orders",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines",
                columns: new[] { "promised_date", "id" },
                filter: "base_quantity - cancelled + reopened - issued > 0");

            // Nearly every line has nothing left to issue; without being told, the planner takes a third of them to have.
            migrationBuilder.Sql("create statistics order_lines_to_issue on (base_quantity - cancelled + reopened - issued) from order_lines");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_created_by",
                table: "order_amendments",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_created_by",
                table: "invoices",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_created_by",
                table: "deliveries",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_customers_related_by_rule",
                table: "customers",
                column: "related_by_rule")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_customers_related_ids",
                table: "customers",
                column: "related_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_balance_applications_created_by",
                table: "balance_applications",
                column: "created_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop statistics order_lines_to_issue");

            migrationBuilder.DropIndex(
                name: "ix_shipments_created_by",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_samples_created_by",
                table: "samples");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_created_by",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_contracts_created_by",
                table: "sales_contracts");

            migrationBuilder.DropIndex(
                name: "ix_refunds_created_by",
                table: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_receipts_created_by",
                table: "receipts");

            migrationBuilder.DropIndex(
                name: "ix_receipt_plans_created_at_id",
                table: "receipt_plans");

            migrationBuilder.DropIndex(
                name: "ix_receipt_plans_created_by",
                table: "receipt_plans");

            migrationBuilder.DropIndex(
                name: "ix_quotes_created_by",
                table: "quotes");

            migrationBuilder.DropIndex(
                name: "ix_orders_created_by",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_amendments_created_by",
                table: "order_amendments");

            migrationBuilder.DropIndex(
                name: "ix_invoices_created_by",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_created_by",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_customers_related_by_rule",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_related_ids",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_balance_applications_created_by",
                table: "balance_applications");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines",
                columns: new[] { "promised_date", "id" },
                filter: "base_quantity - cancelled + reopened > issued");
        }
    }
}
