using Waybill.Features.Organization;

namespace Waybill.Features.Reports;

/// <summary>Business dates of the company, the first and the last included, and the instants between which they lie.</summary>
internal sealed record ReportPeriod(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Refuses with REPORT_PERIOD_REVERSED a period that ends before it begins.</summary>
    public static void Require(DateOnly from, DateOnly to)
    {
        if (to < from) throw ReportRefusals.PeriodReversed.At("/to", ("from", from), ("to", to));
    }

    public static ReportPeriod Of(Company company, DateOnly from, DateOnly to)
    {
        Require(from, to);
        return new(from == DateOnly.MinValue ? DateTimeOffset.MinValue : company.EndOf(from.AddDays(-1)), to == DateOnly.MaxValue ? DateTimeOffset.MaxValue : company.EndOf(to));
    }
}
