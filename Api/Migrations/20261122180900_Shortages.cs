using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class Shortages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines",
                columns: new[] { "promised_date", "id" },
                filter: "base_quantity - cancelled + reopened - issued > 0");

            // Nearly every line has nothing left to issue; without being told, the planner takes a third of them to have.
            migrationBuilder.Sql("create statistics order_lines_to_issue on (base_quantity - cancelled + reopened - issued) from order_lines");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop statistics order_lines_to_issue");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines",
                columns: new[] { "promised_date", "id" },
                filter: "base_quantity - cancelled + reopened > issued");
        }
    }
}
