using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_outs_checked_by",
                table: "stock_outs");

            migrationBuilder.DropIndex(
                name: "ix_stock_outs_picked_by",
                table: "stock_outs");

            migrationBuilder.DropIndex(
                name: "ix_stock_out_lines_batch_id",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_out_lines_item_id",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_reservations_batch_id",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_receivable_entries_customer_id",
                table: "receivable_entries");

            migrationBuilder.DropIndex(
                name: "ix_receivable_entries_order_id",
                table: "receivable_entries");

            migrationBuilder.DropIndex(
                name: "ix_outbox_position",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_orders_warehouse_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_item_id",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines");

            migrationBuilder.DropPrimaryKey(
                name: "pk_history",
                table: "history");

            migrationBuilder.DropIndex(
                name: "ix_history_document_id_id",
                table: "history");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_item_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines");

            migrationBuilder.AddPrimaryKey(
                name: "pk_history",
                table: "history",
                columns: new[] { "document_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_position",
                table: "outbox",
                column: "position",
                unique: true,
                filter: "position is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_position",
                table: "outbox");

            migrationBuilder.DropPrimaryKey(
                name: "pk_history",
                table: "history");

            migrationBuilder.AddPrimaryKey(
                name: "pk_history",
                table: "history",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_outs_checked_by",
                table: "stock_outs",
                column: "checked_by",
                filter: "checked_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_outs_picked_by",
                table: "stock_outs",
                column: "picked_by",
                filter: "picked_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_batch_id",
                table: "stock_out_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_item_id",
                table: "stock_out_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines",
                column: "reversed_by",
                filter: "reversed_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_batch_id",
                table: "reservations",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_receivable_entries_customer_id",
                table: "receivable_entries",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_receivable_entries_order_id",
                table: "receivable_entries",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_position",
                table: "outbox",
                column: "position",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_warehouse_id",
                table: "orders",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_item_id",
                table: "order_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_history_document_id_id",
                table: "history",
                columns: new[] { "document_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_item_id",
                table: "delivery_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");
        }
    }
}
