using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class Trips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create function give_up(state text, reason text) returns boolean language plpgsql as
                $$ begin raise exception using errcode = state, message = reason; end $$
                """);

            migrationBuilder.CreateIndex(
                name: "ix_stock_out_lines_damaged",
                table: "stock_out_lines",
                column: "authority_line_id",
                filter: "damaged_quantity > 0");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_closed_short",
                table: "deliveries",
                column: "id",
                filter: "status = 'closed' and issue <> 'fully'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function give_up(text, text)");

            migrationBuilder.DropIndex(
                name: "ix_stock_out_lines_damaged",
                table: "stock_out_lines");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_closed_short",
                table: "deliveries");
        }
    }
}
