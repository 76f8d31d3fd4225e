using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>Every permission there is, for those who write roles.</summary>
public static class ListPermissions
{
    [Requires("permissions.list")]
    public sealed record Query;
    public sealed record Result(IReadOnlyList<string> Permissions);

    internal sealed class Handler(AccessDesk access) : IHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken ct) => Task.FromResult(new Result([.. access.AllPermissions]));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/permissions", nameof(ListPermissions), "List every permission");
}
