using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class PaymentTerm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "payment_term_days",
                table: "customers",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "payment_term_days",
                table: "customers");
        }
    }
}
