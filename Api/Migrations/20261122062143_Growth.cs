using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class Growth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_transit_lots_batch_id",
                table: "transit_lots");

            migrationBuilder.DropIndex(
                name: "ix_transfer_lines_batch_id",
                table: "transfer_lines");

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
                name: "ix_stock_out_lines_bin_id",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_movements_batch_id",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_movements_bin_id",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_movements_warehouse_id",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_in_lines_batch_id",
                table: "stock_in_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_in_lines_bin_id",
                table: "stock_in_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_count_lines_batch_id",
                table: "stock_count_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_balances_batch_id",
                table: "stock_balances");

            migrationBuilder.DropIndex(
                name: "ix_stock_adjustments_to_bin_id",
                table: "stock_adjustments");

            migrationBuilder.DropIndex(
                name: "ix_stock_adjustment_lines_batch_id",
                table: "stock_adjustment_lines");

            migrationBuilder.DropIndex(
                name: "ix_shipment_lines_batch_id",
                table: "shipment_lines");

            migrationBuilder.DropIndex(
                name: "ix_sample_lines_batch_id",
                table: "sample_lines");

            migrationBuilder.DropIndex(
                name: "ix_sample_lines_warehouse_id",
                table: "sample_lines");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_goods_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_money_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_request_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_return_lines_batch_id",
                table: "sales_return_lines");

            migrationBuilder.DropIndex(
                name: "ix_sales_return_lines_warehouse_id",
                table: "sales_return_lines");

            migrationBuilder.DropIndex(
                name: "ix_reservations_batch_id",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_reservations_warehouse_id",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_price_lists_customer_id",
                table: "price_lists");

            migrationBuilder.DropIndex(
                name: "ix_price_lists_group_id",
                table: "price_lists");

            migrationBuilder.DropIndex(
                name: "ix_outbox_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_orders_customer_id_customer_purchase_order",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_warehouse_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_amendment_lines_order_line_id",
                table: "order_amendment_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_amendment_lines_warehouse_id",
                table: "order_amendment_lines");

            migrationBuilder.DropIndex(
                name: "ix_items_category_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "ix_item_categories_parent_id",
                table: "item_categories");

            migrationBuilder.DropIndex(
                name: "ix_invoices_original_id",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_employees_department_id",
                table: "employees");

            migrationBuilder.DropIndex(
                name: "ix_employees_superior_id",
                table: "employees");

            migrationBuilder.DropIndex(
                name: "ix_departments_parent_id",
                table: "departments");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_customers_group_id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_balance_allocations_delivery_id",
                table: "balance_allocations");

            migrationBuilder.DropIndex(
                name: "ix_balance_allocations_invoice_id",
                table: "balance_allocations");

            migrationBuilder.AlterTable(
                name: "stock_levels")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "stock_balances")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "outbox")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "orders")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "order_lines")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "delivery_lines")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "deliveries")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_batch_id",
                table: "transit_lots",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_batch_id",
                table: "transfer_lines",
                column: "batch_id",
                filter: "batch_id is not null");

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
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines",
                column: "reversed_by",
                filter: "reversed_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_batch_id",
                table: "stock_movements",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_in_lines_batch_id",
                table: "stock_in_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_batch_id",
                table: "stock_count_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_balances_batch_id",
                table: "stock_balances",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_to_bin_id",
                table: "stock_adjustments",
                column: "to_bin_id",
                filter: "to_bin_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_batch_id",
                table: "stock_adjustment_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_batch_id",
                table: "shipment_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_batch_id",
                table: "sample_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_warehouse_id",
                table: "sample_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_goods_owner_id",
                table: "sales_returns",
                column: "goods_owner_id",
                filter: "goods_owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_money_owner_id",
                table: "sales_returns",
                column: "money_owner_id",
                filter: "money_owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_request_owner_id",
                table: "sales_returns",
                column: "request_owner_id",
                filter: "request_owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_batch_id",
                table: "sales_return_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_warehouse_id",
                table: "sales_return_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_batch_id",
                table: "reservations",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_price_lists_customer_id",
                table: "price_lists",
                column: "customer_id",
                filter: "customer_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_price_lists_group_id",
                table: "price_lists",
                column: "group_id",
                filter: "group_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_at",
                table: "outbox",
                column: "at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_created_at_id",
                table: "orders",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_customer_purchase_order",
                table: "orders",
                columns: new[] { "customer_id", "customer_purchase_order" },
                filter: "customer_purchase_order is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_warehouse_id",
                table: "orders",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_order_line_id",
                table: "order_amendment_lines",
                column: "order_line_id",
                filter: "order_line_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_warehouse_id",
                table: "order_amendment_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_items_category_id",
                table: "items",
                column: "category_id",
                filter: "category_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_item_categories_parent_id",
                table: "item_categories",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_original_id",
                table: "invoices",
                column: "original_id",
                filter: "original_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_employees_department_id",
                table: "employees",
                column: "department_id",
                filter: "department_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_employees_superior_id",
                table: "employees",
                column: "superior_id",
                filter: "superior_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_departments_parent_id",
                table: "departments",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines",
                column: "batch_id",
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines",
                column: "warehouse_id",
                filter: "warehouse_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_customers_group_id",
                table: "customers",
                column: "group_id",
                filter: "group_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_delivery_id",
                table: "balance_allocations",
                column: "delivery_id",
                filter: "delivery_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_invoice_id",
                table: "balance_allocations",
                column: "invoice_id",
                filter: "invoice_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_transit_lots_batch_id",
                table: "transit_lots");

            migrationBuilder.DropIndex(
                name: "ix_transfer_lines_batch_id",
                table: "transfer_lines");

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
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_movements_batch_id",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_in_lines_batch_id",
                table: "stock_in_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_count_lines_batch_id",
                table: "stock_count_lines");

            migrationBuilder.DropIndex(
                name: "ix_stock_balances_batch_id",
                table: "stock_balances");

            migrationBuilder.DropIndex(
                name: "ix_stock_adjustments_to_bin_id",
                table: "stock_adjustments");

            migrationBuilder.DropIndex(
                name: "ix_stock_adjustment_lines_batch_id",
                table: "stock_adjustment_lines");

            migrationBuilder.DropIndex(
                name: "ix_shipment_lines_batch_id",
                table: "shipment_lines");

            migrationBuilder.DropIndex(
                name: "ix_sample_lines_batch_id",
                table: "sample_lines");

            migrationBuilder.DropIndex(
                name: "ix_sample_lines_warehouse_id",
                table: "sample_lines");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_goods_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_money_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_returns_request_owner_id",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "ix_sales_return_lines_batch_id",
                table: "sales_return_lines");

            migrationBuilder.DropIndex(
                name: "ix_sales_return_lines_warehouse_id",
                table: "sales_return_lines");

            migrationBuilder.DropIndex(
                name: "ix_reservations_batch_id",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_price_lists_customer_id",
                table: "price_lists");

            migrationBuilder.DropIndex(
                name: "ix_price_lists_group_id",
                table: "price_lists");

            migrationBuilder.DropIndex(
                name: "ix_outbox_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_orders_customer_id_created_at_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_customer_id_customer_purchase_order",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_warehouse_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_amendment_lines_order_line_id",
                table: "order_amendment_lines");

            migrationBuilder.DropIndex(
                name: "ix_order_amendment_lines_warehouse_id",
                table: "order_amendment_lines");

            migrationBuilder.DropIndex(
                name: "ix_items_category_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "ix_item_categories_parent_id",
                table: "item_categories");

            migrationBuilder.DropIndex(
                name: "ix_invoices_original_id",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_employees_department_id",
                table: "employees");

            migrationBuilder.DropIndex(
                name: "ix_employees_superior_id",
                table: "employees");

            migrationBuilder.DropIndex(
                name: "ix_departments_parent_id",
                table: "departments");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_customers_group_id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_balance_allocations_delivery_id",
                table: "balance_allocations");

            migrationBuilder.DropIndex(
                name: "ix_balance_allocations_invoice_id",
                table: "balance_allocations");

            migrationBuilder.AlterTable(
                name: "stock_levels")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "stock_balances")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "outbox")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "orders")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "order_lines")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "delivery_lines")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "deliveries")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_batch_id",
                table: "transit_lots",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_batch_id",
                table: "transfer_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_outs_checked_by",
                table: "stock_outs",
                column: "checked_by");

            migrationBuilder.CreateIndex(
                name: "ix_stock_outs_picked_by",
                table: "stock_outs",
                column: "picked_by");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_batch_id",
                table: "stock_out_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_bin_id",
                table: "stock_out_lines",
                column: "bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_reversed_by",
                table: "stock_out_lines",
                column: "reversed_by");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_batch_id",
                table: "stock_movements",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_bin_id",
                table: "stock_movements",
                column: "bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_warehouse_id",
                table: "stock_movements",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_in_lines_batch_id",
                table: "stock_in_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_in_lines_bin_id",
                table: "stock_in_lines",
                column: "bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_batch_id",
                table: "stock_count_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_balances_batch_id",
                table: "stock_balances",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_to_bin_id",
                table: "stock_adjustments",
                column: "to_bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_batch_id",
                table: "stock_adjustment_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_batch_id",
                table: "shipment_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_batch_id",
                table: "sample_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_warehouse_id",
                table: "sample_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_goods_owner_id",
                table: "sales_returns",
                column: "goods_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_money_owner_id",
                table: "sales_returns",
                column: "money_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_request_owner_id",
                table: "sales_returns",
                column: "request_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_batch_id",
                table: "sales_return_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_warehouse_id",
                table: "sales_return_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_batch_id",
                table: "reservations",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_warehouse_id",
                table: "reservations",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_price_lists_customer_id",
                table: "price_lists",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_price_lists_group_id",
                table: "price_lists",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_at",
                table: "outbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_customer_purchase_order",
                table: "orders",
                columns: new[] { "customer_id", "customer_purchase_order" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_warehouse_id",
                table: "orders",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_warehouse_id",
                table: "order_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_order_line_id",
                table: "order_amendment_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_warehouse_id",
                table: "order_amendment_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_items_category_id",
                table: "items",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_item_categories_parent_id",
                table: "item_categories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_original_id",
                table: "invoices",
                column: "original_id");

            migrationBuilder.CreateIndex(
                name: "ix_employees_department_id",
                table: "employees",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_employees_superior_id",
                table: "employees",
                column: "superior_id");

            migrationBuilder.CreateIndex(
                name: "ix_departments_parent_id",
                table: "departments",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_batch_id",
                table: "delivery_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_lines_warehouse_id",
                table: "delivery_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_customers_group_id",
                table: "customers",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_delivery_id",
                table: "balance_allocations",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_invoice_id",
                table: "balance_allocations",
                column: "invoice_id");
        }
    }
}
