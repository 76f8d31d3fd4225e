using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Waybill.Api.Migrations
{
    /// <inheritdoc />
    public partial class OrderToCash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_orders_employees_salesperson_id",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_ins_reason",
                table: "stock_ins");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_ins_status",
                table: "stock_ins");

            migrationBuilder.DropIndex(
                name: "ix_receipts_customer_id",
                table: "receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_receipts_status",
                table: "receipts");

            migrationBuilder.DropIndex(
                name: "ix_orders_salesperson_id",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_status",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_claimed",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_delivered",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_invoices_customer_id",
                table: "invoices");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_status",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_customer_id",
                table: "deliveries");

            migrationBuilder.RenameColumn(
                name: "salesperson_id",
                table: "orders",
                newName: "quote_id");

            migrationBuilder.AddColumn<string>(
                name: "authority_number",
                table: "stock_ins",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reversal_reason",
                table: "stock_ins",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reversed_at",
                table: "stock_ins",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reversed_by",
                table: "stock_ins",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "authority_line_id",
                table: "stock_in_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "scopes",
                table: "roles",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "receipts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "type",
                table: "receipts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "settled",
                table: "receipt_allocations",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<long>(
                name: "position",
                table: "outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "amendments",
                table: "orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hold_reason",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "over_delivery_rate",
                table: "orders",
                type: "numeric(18,6)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "agreed_gross",
                table: "order_lines",
                type: "numeric(18,2)",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "allowance",
                table: "order_lines",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "continues_line_id",
                table: "order_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "credited",
                table: "order_lines",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "redelivered",
                table: "order_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "reopened",
                table: "order_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "shipped",
                table: "order_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "tolerance",
                table: "order_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "carrier",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "mailed_date",
                table: "invoices",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "invoices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tracking_number",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "order_id",
                table: "invoice_lines",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<decimal>(
                name: "reversed",
                table: "invoice_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "reversed_net",
                table: "invoice_lines",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "reversed_tax",
                table: "invoice_lines",
                type: "numeric(18,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "shipped",
                table: "delivery_lines",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "shipping",
                table: "deliveries",
                type: "text",
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.AddColumn<decimal>(
                name: "over_delivery_rate",
                table: "companies",
                type: "numeric(18,6)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "approval_flows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    allow_self_approval = table.Column<bool>(type: "boolean", nullable: false),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_flows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_kind = table.Column<string>(type: "text", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    party = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true),
                    flow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    flow_name = table.Column<string>(type: "text", nullable: false),
                    allow_self_approval = table.Column<bool>(type: "boolean", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    submitted_by_name = table.Column<string>(type: "text", nullable: false),
                    submitted_by_employee = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_requests", x => x.id);
                    table.CheckConstraint("ck_approval_requests_status", "status in ('pending', 'approved', 'rejected', 'withdrawn', 'voided')");
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_kind = table.Column<string>(type: "text", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.CheckConstraint("ck_attachments_received", "status = 'announced' or received_at is not null");
                    table.CheckConstraint("ck_attachments_status", "status in ('announced', 'ready', 'deleted')");
                });

            migrationBuilder.CreateTable(
                name: "balance_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balance_applications", x => x.id);
                    table.CheckConstraint("ck_balance_applications_status", "status in ('applied', 'reversed')");
                    table.ForeignKey(
                        name: "fk_balance_applications_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "balance_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    balance = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true),
                    posted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balance_entries", x => x.id);
                    table.CheckConstraint("ck_balance_entries_reason", "reason in ('advance', 'advanceReversal', 'applied', 'unapplied', 'returnCredit', 'returnCreditReversal', 'refund', 'refundReversal', 'correction')");
                    table.ForeignKey(
                        name: "fk_balance_entries_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "balance_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_kind = table.Column<string>(type: "text", nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balance_holds", x => x.id);
                    table.CheckConstraint("ck_balance_holds_amount", "amount >= 0");
                    table.ForeignKey(
                        name: "fk_balance_holds_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_kind = table.Column<string>(type: "text", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    mention_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contract_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    trade = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_templates", x => x.id);
                    table.CheckConstraint("ck_contract_templates_trade", "trade in ('domestic', 'foreign')");
                });

            migrationBuilder.CreateTable(
                name: "customer_balances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    balance = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    held = table.Column<decimal>(type: "numeric(18,2)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_balances", x => x.id);
                    table.CheckConstraint("ck_customer_balances_held", "held >= 0 and held <= balance");
                    table.ForeignKey(
                        name: "fk_customer_balances_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoiced_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    freight = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    freight_reversed = table.Column<bool>(type: "boolean", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoiced_orders", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoiced_orders_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_invoiced_orders_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    freight = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    freight_before = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    requested_date = table.Column<DateOnly>(type: "date", nullable: true),
                    requested_date_before = table.Column<DateOnly>(type: "date", nullable: true),
                    total_before = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    total_after = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ship_to_city = table.Column<string>(type: "text", nullable: true),
                    ship_to_country = table.Column<string>(type: "text", nullable: true),
                    ship_to_phone = table.Column<string>(type: "text", nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "text", nullable: true),
                    ship_to_recipient = table.Column<string>(type: "text", nullable: true),
                    ship_to_region = table.Column<string>(type: "text", nullable: true),
                    ship_to_street = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_city = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_country = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_phone = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_postal_code = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_recipient = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_region = table.Column<string>(type: "text", nullable: true),
                    ship_to_before_street = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_amendments", x => x.id);
                    table.CheckConstraint("ck_order_amendments_status", "status in ('draft', 'submitted', 'approved', 'rejected', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_order_amendments_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_amendments_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    revised_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    rounding = table.Column<string>(type: "text", nullable: false),
                    quote_date = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: true),
                    payment_terms = table.Column<string>(type: "text", nullable: true),
                    delivery_terms = table.Column<string>(type: "text", nullable: true),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    discount_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    agreed_total = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    total_reason = table.Column<string>(type: "text", nullable: true),
                    net = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    tax = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    freight = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_to = table.Column<string>(type: "text", nullable: true),
                    sent_by = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    customer_purchase_order = table.Column<string>(type: "text", nullable: true),
                    honour_reason = table.Column<string>(type: "text", nullable: true),
                    honoured_by = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                    table.CheckConstraint("ck_quotes_rounding", "rounding in ('line', 'document')");
                    table.CheckConstraint("ck_quotes_sent_by", "sent_by in ('email', 'messenger', 'fax', 'post', 'inPerson', 'other')");
                    table.CheckConstraint("ck_quotes_status", "status in ('draft', 'submitted', 'approved', 'rejected', 'sent', 'accepted', 'declined', 'expired', 'superseded', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_quotes_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quotes_employees_owner_id",
                        column: x => x.owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quotes_quotes_revised_from_id",
                        column: x => x.revised_from_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipt_plans_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_plans_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    paid_date = table.Column<DateOnly>(type: "date", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_method", "method in ('cash', 'bank', 'weChat', 'alipay', 'other')");
                    table.CheckConstraint("ck_refunds_status", "status in ('draft', 'submitted', 'confirmed', 'rejected', 'cancelled', 'reversed')");
                    table.ForeignKey(
                        name: "fk_refunds_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "relation_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    product_line = table.Column<string>(type: "text", nullable: true),
                    customer_class = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relation_rules", x => x.id);
                    table.CheckConstraint("ck_relation_rules_condition", "coalesce(category, region, product_line, customer_class, level) is not null");
                    table.ForeignKey(
                        name: "fk_relation_rules_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_kind = table.Column<string>(type: "text", nullable: true),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                    about = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                    table.CheckConstraint("ck_reminders_document", "(document_kind is null) = (document_id is null)");
                    table.CheckConstraint("ck_reminders_status", "status in ('open', 'done', 'dismissed')");
                    table.ForeignKey(
                        name: "fk_reminders_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    request_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    money_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    goods_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    cross_shipment = table.Column<bool>(type: "boolean", nullable: false),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agreed = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    credited = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    to_refund = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    refunded = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    credited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refund_reference = table.Column<string>(type: "text", nullable: true),
                    goods = table.Column<string>(type: "text", nullable: false),
                    money = table.Column<string>(type: "text", nullable: false),
                    redelivery = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_returns", x => x.id);
                    table.CheckConstraint("ck_sales_returns_amounts", "credited <= agreed and to_refund <= credited and refunded <= to_refund");
                    table.CheckConstraint("ck_sales_returns_goods", "goods in ('none', 'awaiting', 'partly', 'received')");
                    table.CheckConstraint("ck_sales_returns_money", "money in ('none', 'toCredit', 'toRefund', 'refunded', 'credited')");
                    table.CheckConstraint("ck_sales_returns_redelivery", "redelivery in ('none', 'pending', 'delivered')");
                    table.CheckConstraint("ck_sales_returns_status", "status in ('draft', 'submitted', 'negotiating', 'counterOffered', 'agreed', 'closed', 'rejected', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_sales_returns_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_returns_employees_goods_owner_id",
                        column: x => x.goods_owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_returns_employees_money_owner_id",
                        column: x => x.money_owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_returns_employees_request_owner_id",
                        column: x => x.request_owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_returns_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    return_by = table.Column<DateOnly>(type: "date", nullable: true),
                    issue = table.Column<string>(type: "text", nullable: false),
                    @return = table.Column<string>(name: "return", type: "text", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true),
                    carrier = table.Column<string>(type: "text", nullable: true),
                    tracking_number = table.Column<string>(type: "text", nullable: true),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ship_to_city = table.Column<string>(type: "text", nullable: true),
                    ship_to_country = table.Column<string>(type: "text", nullable: true),
                    ship_to_phone = table.Column<string>(type: "text", nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "text", nullable: true),
                    ship_to_recipient = table.Column<string>(type: "text", nullable: true),
                    ship_to_region = table.Column<string>(type: "text", nullable: true),
                    ship_to_street = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_samples", x => x.id);
                    table.CheckConstraint("ck_samples_issue", "issue in ('none', 'partly', 'fully')");
                    table.CheckConstraint("ck_samples_purpose", "purpose in ('lent', 'given')");
                    table.CheckConstraint("ck_samples_return", "return in ('none', 'partly', 'fully')");
                    table.CheckConstraint("ck_samples_status", "status in ('draft', 'submitted', 'approved', 'rejected', 'returned', 'closed', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_samples_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_samples_employees_owner_id",
                        column: x => x.owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_number = table.Column<string>(type: "text", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: false),
                    tracking_number = table.Column<string>(type: "text", nullable: true),
                    packages = table.Column<int>(type: "integer", nullable: true),
                    weight_kg = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    signed_by = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    differs = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    ship_to_city = table.Column<string>(type: "text", nullable: true),
                    ship_to_country = table.Column<string>(type: "text", nullable: true),
                    ship_to_phone = table.Column<string>(type: "text", nullable: true),
                    ship_to_postal_code = table.Column<string>(type: "text", nullable: true),
                    ship_to_recipient = table.Column<string>(type: "text", nullable: true),
                    ship_to_region = table.Column<string>(type: "text", nullable: true),
                    ship_to_street = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipments", x => x.id);
                    table.CheckConstraint("ck_shipments_status", "status in ('shipped', 'delivered', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_shipments_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipments_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipments_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stand_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stand_in_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stand_ins", x => x.id);
                    table.ForeignKey(
                        name: "fk_stand_ins_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stand_ins_employees_stand_in_id",
                        column: x => x.stand_in_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_adjustments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_bin_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_adjustments", x => x.id);
                    table.CheckConstraint("ck_stock_adjustments_action", "action in ('move', 'quarantine', 'release', 'scrap')");
                    table.ForeignKey(
                        name: "fk_stock_adjustments_bins_to_bin_id",
                        column: x => x.to_bin_id,
                        principalTable: "bins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_adjustments_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_alert_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minimum = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    maximum = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    expiry_days = table.Column<int>(type: "integer", nullable: true),
                    idle_days = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_alert_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_stock_alert_rules_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_alert_rules_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_counts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    item_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    bin_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    batch_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    limit_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    limit_share = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    posted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_counts", x => x.id);
                    table.CheckConstraint("ck_stock_counts_status", "status in ('draft', 'counting', 'submitted', 'posted', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_stock_counts_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transfers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    from_warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    requested_date = table.Column<DateOnly>(type: "date", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfers", x => x.id);
                    table.CheckConstraint("ck_transfers_status", "status in ('draft', 'released', 'shipped', 'received', 'closed', 'cancelled')");
                    table.CheckConstraint("ck_transfers_warehouses", "from_warehouse_id <> to_warehouse_id");
                    table.ForeignKey(
                        name: "fk_transfers_warehouses_from_warehouse_id",
                        column: x => x.from_warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfers_warehouses_to_warehouse_id",
                        column: x => x.to_warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    event_types = table.Column<string[]>(type: "text[]", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    former_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    former_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_endpoints_api_clients_owner_id",
                        column: x => x.owner_id,
                        principalTable: "api_clients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approval_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    step_name = table.Column<string>(type: "text", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: true),
                    delegated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_tasks", x => x.id);
                    table.CheckConstraint("ck_approval_tasks_mode", "mode in ('anyOne', 'all')");
                    table.CheckConstraint("ck_approval_tasks_outcome", "outcome in ('waiting', 'open', 'signed', 'rejected', 'delegated', 'notNeeded')");
                    table.ForeignKey(
                        name: "fk_approval_tasks_approval_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "approval_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_approval_tasks_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "balance_allocations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: true),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    balance_application_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balance_allocations", x => x.id);
                    table.ForeignKey(
                        name: "fk_balance_allocations_balance_applications_balance_applicatio~",
                        column: x => x.balance_application_id,
                        principalTable: "balance_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_balance_allocations_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_balance_allocations_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_balance_allocations_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales_contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trade = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    signed_text = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false),
                    net = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    tax = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    freight = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    payment_terms = table.Column<string>(type: "text", nullable: true),
                    delivery_terms = table.Column<string>(type: "text", nullable: true),
                    special_terms = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    foreign_terms_incoterm = table.Column<string>(type: "text", nullable: true),
                    foreign_terms_port_of_destination = table.Column<string>(type: "text", nullable: true),
                    foreign_terms_port_of_loading = table.Column<string>(type: "text", nullable: true),
                    signature_date = table.Column<DateOnly>(type: "date", nullable: true),
                    signature_our_signatory = table.Column<string>(type: "text", nullable: true),
                    signature_place = table.Column<string>(type: "text", nullable: true),
                    signature_their_signatory = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_contracts", x => x.id);
                    table.CheckConstraint("ck_sales_contracts_foreign_terms_incoterm", "foreign_terms_incoterm in ('exw', 'fca', 'fas', 'fob', 'cfr', 'cif', 'cpt', 'cip', 'dap', 'dpu', 'ddp')");
                    table.CheckConstraint("ck_sales_contracts_status", "status in ('draft', 'submitted', 'approved', 'rejected', 'signed', 'fulfilled', 'terminated', 'cancelled')");
                    table.CheckConstraint("ck_sales_contracts_trade", "trade in ('domestic', 'foreign')");
                    table.ForeignKey(
                        name: "fk_sales_contracts_contract_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "contract_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_contracts_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_contracts_employees_owner_id",
                        column: x => x.owner_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_contracts_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_amendment_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added = table.Column<bool>(type: "boolean", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    factor = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    quantity_before = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    unit_price_before = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    discount_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    discount_rate_before = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    promised_date = table.Column<DateOnly>(type: "date", nullable: true),
                    promised_date_before = table.Column<DateOnly>(type: "date", nullable: true),
                    drop_remainder = table.Column<bool>(type: "boolean", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    tax_included = table.Column<bool>(type: "boolean", nullable: true),
                    list_price = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    price_source = table.Column<string>(type: "text", nullable: true),
                    order_amendment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_amendment_lines", x => x.id);
                    table.CheckConstraint("ck_order_amendment_lines_price_source", "price_source in ('quote', 'customer', 'group', 'channel', 'base', 'manual')");
                    table.ForeignKey(
                        name: "fk_order_amendment_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_amendment_lines_order_amendments_order_amendment_id",
                        column: x => x.order_amendment_id,
                        principalTable: "order_amendments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_amendment_lines_order_lines_order_line_id",
                        column: x => x.order_line_id,
                        principalTable: "order_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_amendment_lines_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quote_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    factor = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    list_price = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    price_source = table.Column<string>(type: "text", nullable: false),
                    discount_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    tax_included = table.Column<bool>(type: "boolean", nullable: false),
                    allowance = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    agreed_gross = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    net = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    tax = table.Column<decimal>(type: "numeric(18,2)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_lines", x => x.id);
                    table.CheckConstraint("ck_quote_lines_price_source", "price_source in ('quote', 'customer', 'group', 'channel', 'base', 'manual')");
                    table.ForeignKey(
                        name: "fk_quote_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_lines_quotes_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "receipt_instalments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    share = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    until = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_instalments", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipt_instalments_receipt_plans_receipt_plan_id",
                        column: x => x.receipt_plan_id,
                        principalTable: "receipt_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sales_return_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: false),
                    factor = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    sold_for = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    issue_cost = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    resolution = table.Column<string>(type: "text", nullable: false),
                    disposition = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    received = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    reopened = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    sales_return_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_return_lines", x => x.id);
                    table.CheckConstraint("ck_sales_return_lines_amount", "amount <= sold_for");
                    table.CheckConstraint("ck_sales_return_lines_disposition", "disposition in ('restock', 'quarantine', 'scrap', 'repair')");
                    table.CheckConstraint("ck_sales_return_lines_received", "received >= 0 and received <= base_quantity");
                    table.CheckConstraint("ck_sales_return_lines_reopened", "reopened >= 0 and reopened <= base_quantity");
                    table.CheckConstraint("ck_sales_return_lines_resolution", "resolution in ('refund', 'keepAsBalance', 'redeliver', 'none')");
                    table.ForeignKey(
                        name: "fk_sales_return_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_delivery_lines_delivery_line_id",
                        column: x => x.delivery_line_id,
                        principalTable: "delivery_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_order_lines_order_line_id",
                        column: x => x.order_line_id,
                        principalTable: "order_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_sales_returns_sales_return_id",
                        column: x => x.sales_return_id,
                        principalTable: "sales_returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sales_return_lines_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sample_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: true),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issued = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    returned = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    cost = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    sample_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_lines", x => x.id);
                    table.CheckConstraint("ck_sample_lines_issued", "returned >= 0 and returned <= issued and issued <= base_quantity");
                    table.ForeignKey(
                        name: "fk_sample_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sample_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sample_lines_samples_sample_id",
                        column: x => x.sample_id,
                        principalTable: "samples",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sample_lines_warehouses_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shipment_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    stock_out_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stock_out_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    batch_number = table.Column<string>(type: "text", nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    received = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    damaged = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true),
                    shipment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment_lines", x => x.id);
                    table.CheckConstraint("ck_shipment_lines_received", "received <= quantity and damaged <= coalesce(received, 0)");
                    table.ForeignKey(
                        name: "fk_shipment_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipment_lines_delivery_lines_delivery_line_id",
                        column: x => x.delivery_line_id,
                        principalTable: "delivery_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipment_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipment_lines_shipments_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_shipment_lines_stock_out_lines_stock_out_line_id",
                        column: x => x.stock_out_line_id,
                        principalTable: "stock_out_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shipment_lines_stock_outs_stock_out_id",
                        column: x => x.stock_out_id,
                        principalTable: "stock_outs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_adjustment_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    bin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    value = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    stock_adjustment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_adjustment_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_stock_adjustment_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_adjustment_lines_bins_bin_id",
                        column: x => x.bin_id,
                        principalTable: "bins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_adjustment_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_adjustment_lines_stock_adjustments_stock_adjustment_id",
                        column: x => x.stock_adjustment_id,
                        principalTable: "stock_adjustments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stock_count_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stock_count_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    book_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    counted_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    counted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recounts = table.Column<int>(type: "integer", nullable: false),
                    expected_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    difference = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    value = table.Column<decimal>(type: "numeric(18,2)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_count_lines", x => x.id);
                    table.CheckConstraint("ck_stock_count_lines_counted", "counted_quantity >= 0");
                    table.ForeignKey(
                        name: "fk_stock_count_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_count_lines_bins_bin_id",
                        column: x => x.bin_id,
                        principalTable: "bins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_count_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_count_lines_stock_counts_stock_count_id",
                        column: x => x.stock_count_id,
                        principalTable: "stock_counts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "transfer_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_transfer_lines_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfer_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfer_lines_transfers_transfer_id",
                        column: x => x.transfer_id,
                        principalTable: "transfers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_type = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    response_status = table.Column<int>(type: "integer", nullable: true),
                    response_excerpt = table.Column<string>(type: "text", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => x.id);
                    table.CheckConstraint("ck_webhook_deliveries_status", "status in ('pending', 'delivered', 'exhausted', 'withheld')");
                    table.ForeignKey(
                        name: "fk_webhook_deliveries_webhook_endpoints_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_references",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    issuer = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    sales_contract_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_references", x => x.id);
                    table.CheckConstraint("ck_contract_references_type", "type in ('transport', 'customs', 'import', 'export', 'insurance', 'other')");
                    table.ForeignKey(
                        name: "fk_contract_references_sales_contracts_sales_contract_id",
                        column: x => x.sales_contract_id,
                        principalTable: "sales_contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sales_contract_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    promised_date = table.Column<DateOnly>(type: "date", nullable: true),
                    sales_contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    base_unit = table.Column<string>(type: "text", nullable: false),
                    factor = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    base_quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    list_price = table.Column<decimal>(type: "numeric(18,6)", nullable: true),
                    price_source = table.Column<string>(type: "text", nullable: false),
                    discount_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", nullable: false),
                    tax_included = table.Column<bool>(type: "boolean", nullable: false),
                    allowance = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    agreed_gross = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    net = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    tax = table.Column<decimal>(type: "numeric(18,2)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_contract_lines", x => x.id);
                    table.CheckConstraint("ck_sales_contract_lines_price_source", "price_source in ('quote', 'customer', 'group', 'channel', 'base', 'manual')");
                    table.ForeignKey(
                        name: "fk_sales_contract_lines_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sales_contract_lines_sales_contracts_sales_contract_id",
                        column: x => x.sales_contract_id,
                        principalTable: "sales_contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "transit_lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shipped = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    received = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    lost = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    lost_value = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transit_lots", x => x.id);
                    table.CheckConstraint("ck_transit_lots_quantity", "received >= 0 and lost >= 0 and received + lost <= shipped");
                    table.CheckConstraint("ck_transit_lots_value", "value >= 0 and lost_value >= 0 and (value = 0 or received + lost < shipped)");
                    table.ForeignKey(
                        name: "fk_transit_lots_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transit_lots_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transit_lots_transfer_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "transfer_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transit_lots_transfers_transfer_id",
                        column: x => x.transfer_id,
                        principalTable: "transfers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "outbox_head",
                columns: new[] { "id", "position" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_stock_outs_drafts",
                table: "stock_outs",
                column: "id",
                filter: "status = 'draft'");

            migrationBuilder.CreateIndex(
                name: "ix_stock_ins_drafts",
                table: "stock_ins",
                column: "id",
                filter: "status = 'draft'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_ins_reason",
                table: "stock_ins",
                sql: "reason in ('opening', 'adjustment', 'reversal', 'authorised')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_ins_status",
                table: "stock_ins",
                sql: "status in ('draft', 'confirmed', 'cancelled', 'reversed')");

            migrationBuilder.CreateIndex(
                name: "ix_stock_in_lines_authority_line_id",
                table: "stock_in_lines",
                column: "authority_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_customer_id_created_at_id",
                table: "receipts",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipts_owner_id_created_at_id",
                table: "receipts",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_receipts_status",
                table: "receipts",
                sql: "status in ('draft', 'submitted', 'confirmed', 'rejected', 'reversed', 'cancelled')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_receipts_type",
                table: "receipts",
                sql: "type in ('receivable', 'advance')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_receipt_allocations_settled",
                table: "receipt_allocations",
                sql: "settled >= 0 and settled <= amount");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_at",
                table: "outbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id",
                table: "outbox",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_position",
                table: "outbox",
                column: "position",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_waiting",
                table: "outbox",
                column: "id",
                filter: "position is null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_owner_id_created_at_id",
                table: "orders",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_quote_id",
                table: "orders",
                column: "quote_id",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_status",
                table: "orders",
                sql: "status in ('draft', 'submitted', 'approved', 'rejected', 'onHold', 'closed', 'cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines",
                columns: new[] { "promised_date", "id" },
                filter: "base_quantity - cancelled + reopened > issued");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_claimed",
                table: "order_lines",
                sql: "invoiced >= 0 and invoiced <= claimed and claimed <= base_quantity + tolerance");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_delivered",
                table: "order_lines",
                sql: "delivered <= base_quantity + tolerance + reopened");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines",
                sql: "redelivered >= 0 and redelivered <= reopened and redelivered <= issued");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_shipped",
                table: "order_lines",
                sql: "shipped >= 0 and shipped <= issued");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id_created_at_id",
                table: "invoices",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_owner_id_created_at_id",
                table: "invoices",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_status",
                table: "invoices",
                sql: "status in ('requested', 'issued', 'rejected', 'reversed', 'cancelled')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoice_lines_reversed",
                table: "invoice_lines",
                sql: "reversed >= 0 and (reversed = 0 or reversed <= base_quantity)");

            migrationBuilder.CreateIndex(
                name: "ix_history_document_id_id",
                table: "history",
                columns: new[] { "document_id", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_delivery_lines_shipped",
                table: "delivery_lines",
                sql: "shipped >= 0 and shipped <= issued");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_customer_id_created_at_id",
                table: "deliveries",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_owner_id_created_at_id",
                table: "deliveries",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_to_issue",
                table: "deliveries",
                column: "id",
                filter: "status = 'released' and issue <> 'fully'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_deliveries_shipping",
                table: "deliveries",
                sql: "shipping in ('none', 'partly', 'fully')");

            migrationBuilder.CreateIndex(
                name: "ix_approval_flows_document_kind_name",
                table: "approval_flows",
                columns: new[] { "document_kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_approval_requests_created_at_id",
                table: "approval_requests",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_requests_document_id_created_at",
                table: "approval_requests",
                columns: new[] { "document_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_requests_document_id_document_kind",
                table: "approval_requests",
                columns: new[] { "document_id", "document_kind" },
                unique: true,
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_approval_tasks_employee_id_outcome_opened_at",
                table: "approval_tasks",
                columns: new[] { "employee_id", "outcome", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_tasks_request_id",
                table: "approval_tasks",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_announced",
                table: "attachments",
                column: "announced_at",
                filter: "status = 'announced'");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_document_id_created_at_id",
                table: "attachments",
                columns: new[] { "document_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_hash",
                table: "attachments",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_balance_application_id",
                table: "balance_allocations",
                column: "balance_application_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_delivery_id",
                table: "balance_allocations",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_invoice_id",
                table: "balance_allocations",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_allocations_order_id",
                table: "balance_allocations",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_applications_created_at_id",
                table: "balance_applications",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_balance_applications_customer_id_created_at_id",
                table: "balance_applications",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_balance_applications_number",
                table: "balance_applications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_balance_applications_owner_id_created_at_id",
                table: "balance_applications",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_balance_entries_customer_id_posted_at_id",
                table: "balance_entries",
                columns: new[] { "customer_id", "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_balance_entries_posted_at_id",
                table: "balance_entries",
                columns: new[] { "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_balance_holds_customer_id",
                table: "balance_holds",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_balance_holds_holder_id",
                table: "balance_holds",
                column: "holder_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_comments_document_id_written_at_id",
                table: "comments",
                columns: new[] { "document_id", "written_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_references_number",
                table: "contract_references",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_contract_references_sales_contract_id_type_number",
                table: "contract_references",
                columns: new[] { "sales_contract_id", "type", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contract_templates_name",
                table: "contract_templates",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_balances_customer_id",
                table: "customer_balances",
                column: "customer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoiced_orders_invoice_id",
                table: "invoiced_orders",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoiced_orders_order_id",
                table: "invoiced_orders",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_item_id",
                table: "order_amendment_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_order_amendment_id",
                table: "order_amendment_lines",
                column: "order_amendment_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_order_line_id",
                table: "order_amendment_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendment_lines_warehouse_id",
                table: "order_amendment_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_created_at_id",
                table: "order_amendments",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_customer_id_created_at_id",
                table: "order_amendments",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_number",
                table: "order_amendments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_open",
                table: "order_amendments",
                column: "order_id",
                unique: true,
                filter: "status in ('draft', 'submitted', 'rejected')");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_order_id",
                table: "order_amendments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_amendments_owner_id_created_at_id",
                table: "order_amendments",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quote_lines_item_id",
                table: "quote_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_lines_quote_id",
                table: "quote_lines",
                column: "quote_id");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_accepted",
                table: "quotes",
                columns: new[] { "customer_id", "valid_until" },
                filter: "status = 'accepted'");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_created_at_id",
                table: "quotes",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_customer_id_created_at_id",
                table: "quotes",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_expiring",
                table: "quotes",
                columns: new[] { "valid_until", "id" },
                filter: "status in ('approved', 'sent')");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_external_id",
                table: "quotes",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_number_revision",
                table: "quotes",
                columns: new[] { "number", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_owner_id_created_at_id",
                table: "quotes",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_revised_from_id",
                table: "quotes",
                column: "revised_from_id",
                unique: true,
                filter: "status <> 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_instalments_due_date_id",
                table: "receipt_instalments",
                columns: new[] { "due_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_instalments_receipt_plan_id",
                table: "receipt_instalments",
                column: "receipt_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_plans_customer_id_created_at_id",
                table: "receipt_plans",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_plans_order_id",
                table: "receipt_plans",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_plans_owner_id_created_at_id",
                table: "receipt_plans",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_created_at_id",
                table: "refunds",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_customer_id_created_at_id",
                table: "refunds",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_number",
                table: "refunds",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_owner_id_created_at_id",
                table: "refunds",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_relation_rules_employee_id",
                table: "relation_rules",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_relation_rules_name",
                table: "relation_rules",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_due_id",
                table: "reminders",
                columns: new[] { "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_employee_id_about_key",
                table: "reminders",
                columns: new[] { "employee_id", "about", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_employee_id_due_id",
                table: "reminders",
                columns: new[] { "employee_id", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_contract_lines_item_id",
                table: "sales_contract_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contract_lines_sales_contract_id",
                table: "sales_contract_lines",
                column: "sales_contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_created_at_id",
                table: "sales_contracts",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_customer_id_created_at_id",
                table: "sales_contracts",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_number",
                table: "sales_contracts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_of_order",
                table: "sales_contracts",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_order_id",
                table: "sales_contracts",
                column: "order_id",
                unique: true,
                filter: "status not in ('cancelled', 'terminated')");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_owner_id_created_at_id",
                table: "sales_contracts",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_contracts_template_id",
                table: "sales_contracts",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_batch_id",
                table: "sales_return_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_delivery_id",
                table: "sales_return_lines",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_delivery_line_id",
                table: "sales_return_lines",
                column: "delivery_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_item_id",
                table: "sales_return_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_order_line_id",
                table: "sales_return_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_sales_return_id",
                table: "sales_return_lines",
                column: "sales_return_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_return_lines_warehouse_id",
                table: "sales_return_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_created_at_id",
                table: "sales_returns",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_customer_id_created_at_id",
                table: "sales_returns",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_goods_owner_id",
                table: "sales_returns",
                column: "goods_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_money_owner_id",
                table: "sales_returns",
                column: "money_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_number",
                table: "sales_returns",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_order_id",
                table: "sales_returns",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_owner_id_created_at_id",
                table: "sales_returns",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sales_returns_request_owner_id",
                table: "sales_returns",
                column: "request_owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_batch_id",
                table: "sample_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_item_id",
                table: "sample_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_sample_id",
                table: "sample_lines",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "ix_sample_lines_warehouse_id",
                table: "sample_lines",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_samples_created_at_id",
                table: "samples",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_samples_customer_id_created_at_id",
                table: "samples",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_samples_number",
                table: "samples",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_samples_owner_id_created_at_id",
                table: "samples",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_samples_return_by",
                table: "samples",
                column: "return_by",
                filter: "status = 'approved'");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_batch_id",
                table: "shipment_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_delivery_line_id",
                table: "shipment_lines",
                column: "delivery_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_item_id",
                table: "shipment_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_shipment_id",
                table: "shipment_lines",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_stock_out_id",
                table: "shipment_lines",
                column: "stock_out_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_stock_out_line_id",
                table: "shipment_lines",
                column: "stock_out_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_created_at_id",
                table: "shipments",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shipments_customer_id_created_at_id",
                table: "shipments",
                columns: new[] { "customer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shipments_delivery_id",
                table: "shipments",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_number",
                table: "shipments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                table: "shipments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_owner_id_created_at_id",
                table: "shipments",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shipments_tracking_number",
                table: "shipments",
                column: "tracking_number");

            migrationBuilder.CreateIndex(
                name: "ix_stand_ins_employee_id",
                table: "stand_ins",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_stand_ins_stand_in_id_until",
                table: "stand_ins",
                columns: new[] { "stand_in_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_batch_id",
                table: "stock_adjustment_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_bin_id",
                table: "stock_adjustment_lines",
                column: "bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_item_id",
                table: "stock_adjustment_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustment_lines_stock_adjustment_id",
                table: "stock_adjustment_lines",
                column: "stock_adjustment_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_created_at_id",
                table: "stock_adjustments",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_number",
                table: "stock_adjustments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_to_bin_id",
                table: "stock_adjustments",
                column: "to_bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_adjustments_warehouse_id",
                table: "stock_adjustments",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_alert_rules_created_at_id",
                table: "stock_alert_rules",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_alert_rules_item_id_warehouse_id",
                table: "stock_alert_rules",
                columns: new[] { "item_id", "warehouse_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_alert_rules_warehouse_id",
                table: "stock_alert_rules",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_batch_id",
                table: "stock_count_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_bin_id",
                table: "stock_count_lines",
                column: "bin_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_item_id",
                table: "stock_count_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_stock_count_id_item_id_bin_id_batch_id",
                table: "stock_count_lines",
                columns: new[] { "stock_count_id", "item_id", "bin_id", "batch_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_stock_count_lines_stock_count_id_position",
                table: "stock_count_lines",
                columns: new[] { "stock_count_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_counts_created_at_id",
                table: "stock_counts",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_counts_number",
                table: "stock_counts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_counts_warehouse_id",
                table: "stock_counts",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_batch_id",
                table: "transfer_lines",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_item_id",
                table: "transfer_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_transfer_id",
                table: "transfer_lines",
                column: "transfer_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfers_created_at_id",
                table: "transfers",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfers_from_warehouse_id",
                table: "transfers",
                column: "from_warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfers_number",
                table: "transfers",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfers_status_to_warehouse_id",
                table: "transfers",
                columns: new[] { "status", "to_warehouse_id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfers_to_warehouse_id",
                table: "transfers",
                column: "to_warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_batch_id",
                table: "transit_lots",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_item_id",
                table: "transit_lots",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_line_id_batch_id",
                table: "transit_lots",
                columns: new[] { "line_id", "batch_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_transit_lots_transfer_id",
                table: "transit_lots",
                column: "transfer_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_created_at",
                table: "webhook_deliveries",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_created_at_id",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_event_id",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_next_attempt_at",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "next_attempt_at" },
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_created_at_id",
                table: "webhook_endpoints",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_owner_id",
                table: "webhook_endpoints",
                column: "owner_id");

            migrationBuilder.AddForeignKey(
                name: "fk_orders_employees_owner_id",
                table: "orders",
                column: "owner_id",
                principalTable: "employees",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_orders_quotes_quote_id",
                table: "orders",
                column: "quote_id",
                principalTable: "quotes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_orders_employees_owner_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_quotes_quote_id",
                table: "orders");

            migrationBuilder.DropTable(
                name: "approval_flows");

            migrationBuilder.DropTable(
                name: "approval_tasks");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "balance_allocations");

            migrationBuilder.DropTable(
                name: "balance_entries");

            migrationBuilder.DropTable(
                name: "balance_holds");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "contract_references");

            migrationBuilder.DropTable(
                name: "customer_balances");

            migrationBuilder.DropTable(
                name: "invoiced_orders");

            migrationBuilder.DropTable(
                name: "order_amendment_lines");

            migrationBuilder.DropTable(
                name: "outbox_head");

            migrationBuilder.DropTable(
                name: "quote_lines");

            migrationBuilder.DropTable(
                name: "receipt_instalments");

            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropTable(
                name: "relation_rules");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "sales_contract_lines");

            migrationBuilder.DropTable(
                name: "sales_return_lines");

            migrationBuilder.DropTable(
                name: "sample_lines");

            migrationBuilder.DropTable(
                name: "shipment_lines");

            migrationBuilder.DropTable(
                name: "stand_ins");

            migrationBuilder.DropTable(
                name: "stock_adjustment_lines");

            migrationBuilder.DropTable(
                name: "stock_alert_rules");

            migrationBuilder.DropTable(
                name: "stock_count_lines");

            migrationBuilder.DropTable(
                name: "transit_lots");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "approval_requests");

            migrationBuilder.DropTable(
                name: "balance_applications");

            migrationBuilder.DropTable(
                name: "order_amendments");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "receipt_plans");

            migrationBuilder.DropTable(
                name: "sales_contracts");

            migrationBuilder.DropTable(
                name: "sales_returns");

            migrationBuilder.DropTable(
                name: "samples");

            migrationBuilder.DropTable(
                name: "shipments");

            migrationBuilder.DropTable(
                name: "stock_adjustments");

            migrationBuilder.DropTable(
                name: "stock_counts");

            migrationBuilder.DropTable(
                name: "transfer_lines");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropTable(
                name: "contract_templates");

            migrationBuilder.DropTable(
                name: "transfers");

            migrationBuilder.DropIndex(
                name: "ix_stock_outs_drafts",
                table: "stock_outs");

            migrationBuilder.DropIndex(
                name: "ix_stock_ins_drafts",
                table: "stock_ins");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_ins_reason",
                table: "stock_ins");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_ins_status",
                table: "stock_ins");

            migrationBuilder.DropIndex(
                name: "ix_stock_in_lines_authority_line_id",
                table: "stock_in_lines");

            migrationBuilder.DropIndex(
                name: "ix_receipts_customer_id_created_at_id",
                table: "receipts");

            migrationBuilder.DropIndex(
                name: "ix_receipts_owner_id_created_at_id",
                table: "receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_receipts_status",
                table: "receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_receipts_type",
                table: "receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_receipt_allocations_settled",
                table: "receipt_allocations");

            migrationBuilder.DropIndex(
                name: "ix_outbox_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_event_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_position",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_waiting",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_orders_owner_id_created_at_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_quote_id",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_status",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_wanted",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_claimed",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_delivered",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_redelivered",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_shipped",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "ix_invoices_customer_id_created_at_id",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_invoices_owner_id_created_at_id",
                table: "invoices");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_status",
                table: "invoices");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoice_lines_reversed",
                table: "invoice_lines");

            migrationBuilder.DropIndex(
                name: "ix_history_document_id_id",
                table: "history");

            migrationBuilder.DropCheckConstraint(
                name: "ck_delivery_lines_shipped",
                table: "delivery_lines");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_customer_id_created_at_id",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_owner_id_created_at_id",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_to_issue",
                table: "deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_deliveries_shipping",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "authority_number",
                table: "stock_ins");

            migrationBuilder.DropColumn(
                name: "reversal_reason",
                table: "stock_ins");

            migrationBuilder.DropColumn(
                name: "reversed_at",
                table: "stock_ins");

            migrationBuilder.DropColumn(
                name: "reversed_by",
                table: "stock_ins");

            migrationBuilder.DropColumn(
                name: "authority_line_id",
                table: "stock_in_lines");

            migrationBuilder.DropColumn(
                name: "scopes",
                table: "roles");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "type",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "settled",
                table: "receipt_allocations");

            migrationBuilder.DropColumn(
                name: "position",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "amendments",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "held_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "hold_reason",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "over_delivery_rate",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "agreed_gross",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "allowance",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "continues_line_id",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "credited",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "redelivered",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "reopened",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "shipped",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "tolerance",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "carrier",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "mailed_date",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "tracking_number",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "order_id",
                table: "invoice_lines");

            migrationBuilder.DropColumn(
                name: "reversed",
                table: "invoice_lines");

            migrationBuilder.DropColumn(
                name: "reversed_net",
                table: "invoice_lines");

            migrationBuilder.DropColumn(
                name: "reversed_tax",
                table: "invoice_lines");

            migrationBuilder.DropColumn(
                name: "shipped",
                table: "delivery_lines");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "shipping",
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

            migrationBuilder.DropColumn(
                name: "over_delivery_rate",
                table: "companies");

            migrationBuilder.RenameColumn(
                name: "quote_id",
                table: "orders",
                newName: "salesperson_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_ins_reason",
                table: "stock_ins",
                sql: "reason in ('opening', 'adjustment', 'reversal')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_ins_status",
                table: "stock_ins",
                sql: "status in ('draft', 'confirmed', 'cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_customer_id",
                table: "receipts",
                column: "customer_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_receipts_status",
                table: "receipts",
                sql: "status in ('draft', 'submitted', 'confirmed', 'rejected', 'reversed')");

            migrationBuilder.CreateIndex(
                name: "ix_orders_salesperson_id",
                table: "orders",
                column: "salesperson_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_status",
                table: "orders",
                sql: "status in ('draft', 'submitted', 'approved', 'rejected', 'closed', 'cancelled')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_claimed",
                table: "order_lines",
                sql: "invoiced >= 0 and invoiced <= claimed and claimed <= base_quantity");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_delivered",
                table: "order_lines",
                sql: "delivered <= base_quantity");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_customer_id",
                table: "invoices",
                column: "customer_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_status",
                table: "invoices",
                sql: "status in ('requested', 'issued', 'rejected', 'reversed')");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_customer_id",
                table: "deliveries",
                column: "customer_id");

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
