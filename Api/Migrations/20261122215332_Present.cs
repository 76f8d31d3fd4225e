using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class Present : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_balances_present",
                table: "stock_balances");

            migrationBuilder.AddColumn<bool>(
                name: "present",
                table: "stock_balances",
                type: "boolean",
                nullable: false,
                computedColumnSql: "on_hand > 0",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_balances_present",
                table: "stock_balances",
                column: "item_id",
                filter: "present");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_balances_present",
                table: "stock_balances");

            migrationBuilder.DropColumn(
                name: "present",
                table: "stock_balances");

            migrationBuilder.CreateIndex(
                name: "ix_stock_balances_present",
                table: "stock_balances",
                column: "item_id",
                filter: "on_hand > 0");
        }
    }
}
