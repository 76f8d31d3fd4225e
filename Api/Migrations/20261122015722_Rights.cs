using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class Rights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_orders_employees_salesperson_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_salesperson_id",
                table: "orders");

            migrationBuilder.RenameColumn(
                name: "salesperson_id",
                table: "orders",
                newName: "owner_id");

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "receipts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "invoices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category",
                table: "customers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "customer_class",
                table: "customers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "product_line",
                table: "customers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "customers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "related_by_rule",
                table: "customers",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<Guid[]>(
                name: "related_ids",
                table: "customers",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.CreateIndex(
                name: "ix_orders_owner_id_created_at_id",
                table: "orders",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_owner_id_created_at_id",
                table: "deliveries",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_orders_employees_owner_id",
                table: "orders",
                column: "owner_id",
                principalTable: "employees",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_orders_employees_owner_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_owner_id_created_at_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_owner_id_created_at_id",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "category",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "customer_class",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "product_line",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "region",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "related_by_rule",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "related_ids",
                table: "customers");

            migrationBuilder.RenameColumn(
                name: "owner_id",
                table: "orders",
                newName: "salesperson_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_salesperson_id",
                table: "orders",
                column: "salesperson_id");

            migrationBuilder.AddForeignKey(
                name: "fk_orders_employees_salesperson_id",
                table: "orders",
                column: "salesperson_id",
                principalTable: "employees",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
