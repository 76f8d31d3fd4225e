namespace Waybill.Tests.Support;

/// <summary>A clock that stands where a test sets it.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A clock that goes on, after somebody set it; and time may have passed that nobody waited for.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Set { get; set; }
    public TimeSpan Passed { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Set;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);
}
