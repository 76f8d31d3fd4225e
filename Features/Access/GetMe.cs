using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A caller asks who it is taken for, and what it may do.</summary>
public static class GetMe
{
    [RequiresSignIn]
    public sealed record Query;
    public sealed record Result(Guid Id, string Name, CallerKind Kind, Guid? EmployeeId, IReadOnlyList<string> Permissions);

    internal sealed class Handler(CurrentUser user) : IHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken ct) =>
            Task.FromResult(new Result(user.Id, user.Name, user.Caller.Kind, user.EmployeeId, [.. user.Caller.Permissions.Order(StringComparer.Ordinal)]));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/me", nameof(GetMe), "Read who you are and what you may do");
}
