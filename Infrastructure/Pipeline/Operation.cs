using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>The one thing a slice does, behind both doors.</summary>
public interface IHandler<in TRequest, TResult>
{
    Task<TResult> Handle(TRequest request, CancellationToken ct);
}

/// <summary>What a slice tells on and on, to a caller who stays: over gRPC alone.</summary>
public interface IStream<in TRequest, out TItem>
{
    /// <param name="who">Who still asks, with the rights of this moment; throws the refusal when the key was revoked or has expired.</param>
    IAsyncEnumerable<TItem> Stream(TRequest request, Func<CancellationToken, Task<Caller>> who, CancellationToken ct);
}

/// <summary>How an operation appears to the outside.</summary>
public enum Verb { Get, List, Create, Act, Patch, Put, Delete, Batch }

/// <summary>Everything the doors, the contracts and the house tests know of an operation. Made by <see cref="Doors"/>.</summary>
public abstract class Operation
{
    public required string Name { get; init; }
    public required string Feature { get; init; }
    public required Verb Verb { get; init; }

    /// <summary>The whole route: /v1/quotes/{quoteId}/approve.</summary>
    public required string Route { get; init; }
    public required string Summary { get; init; }
    public abstract Type Request { get; }
    public abstract Type Result { get; }
    public abstract Type Handler { get; }

    public string Service => Feature + "Service";
    public string Method => Verb switch { Verb.Get or Verb.List => "GET", Verb.Patch => "PATCH", Verb.Put => "PUT", Verb.Delete => "DELETE", _ => "POST" };
    public bool Reads => Verb is Verb.Get or Verb.List;

    /// <summary>It answers with a stream, over gRPC alone.</summary>
    public bool Streams { get; internal init; }
    public int Status => Verb switch { Verb.Create => 201, Verb.Batch => 207, _ => 200 };

    /// <summary>The permission needed, or none where signing in is enough.</summary>
    public string? Permission { get; internal init; }

    /// <summary>Permissions that the handler asks for in some cases only.</summary>
    public IReadOnlyList<string> AlsoAsks { get; internal init; } = [];
    public bool NeedsKey { get; internal init; }
    public IReadOnlyList<string> Refuses { get; internal init; } = [];

    /// <summary>Names of the request's members that stand in the route.</summary>
    public IReadOnlyList<string> RouteMembers => [.. Route.Split('{').Skip(1).Select(p => p[..p.IndexOf('}')])];

    /// <summary>The request carries the version it is based on: If-Match over REST, a field over gRPC.</summary>
    public bool NeedsVersion => Verb is Verb.Patch or Verb.Put or Verb.Delete && Request.GetProperty("Version")?.PropertyType == typeof(int);

    /// <summary>The members of its answer that name and version a thing, where it has them.</summary>
    internal PropertyInfo? IdMember { get; private protected init; }

    /// <inheritdoc cref="IdMember"/>
    internal PropertyInfo? VersionMember { get; private protected init; }

    /// <summary>The member of its answer that is a table, of a list or a report: these can be had as CSV.</summary>
    public PropertyInfo? Table { get; private protected init; }

    /// <summary>The member of a page that asks for the next one.</summary>
    internal PropertyInfo? Next { get; private protected init; }

    /// <summary>Refuses with FORBIDDEN who may not run it. Doors ask before they look at a request, the pipeline asks whoever comes another way.</summary>
    internal void Admit(Caller caller)
    {
        if (Permission is { } permission) caller.Require(permission);
    }

    /// <summary>Runs the operation for a door that knows its types only at run time.</summary>
    public abstract Task<Answer<object>> Run(Operations operations, object request, Call call, CancellationToken ct);

    /// <summary>Streams what the operation tells, to a door that knows its types only at run time.</summary>
    public abstract IAsyncEnumerable<object> Stream(Operations operations, object request, Func<CancellationToken, Task<Caller>> who, CancellationToken ct);

    internal abstract void Register(IServiceCollection services);
}

/// <inheritdoc/>
public sealed class Operation<TRequest, TResult> : Operation where TRequest : class where TResult : class
{
    private readonly Type handler;

    internal Operation(Type handler)
    {
        this.handler = handler;
        var needs = typeof(TRequest).IsGenericType && typeof(TRequest).Name.StartsWith("Batch", StringComparison.Ordinal) ? typeof(TRequest).GenericTypeArguments[0] : typeof(TRequest);
        Permission = needs.GetCustomAttribute<RequiresAttribute>()?.Permission;
        if (Permission is null && needs.GetCustomAttribute<RequiresSignInAttribute>() is null)
            throw new InvalidOperationException($"{needs.FullName} says neither [Requires] nor [RequiresSignIn].");
        AlsoAsks = needs.GetCustomAttribute<AsksAttribute>()?.Permissions ?? [];
        NeedsKey = needs.GetCustomAttribute<NeedsKeyAttribute>() is not null;
        Refuses = needs.GetCustomAttribute<RefusesAttribute>()?.Codes ?? [];
        IdMember = typeof(TResult).GetProperty("Id") is { } id && id.PropertyType == typeof(Guid) ? id : null;
        VersionMember = typeof(TResult).GetProperty("Version") is { } version && version.PropertyType == typeof(int) ? version : null;
        var isPage = typeof(TResult).IsGenericType && typeof(TResult).GetGenericTypeDefinition() == typeof(Page<>);
        Table = isPage ? typeof(TResult).GetProperty(nameof(Page<>.Items)) : typeof(TResult).IsAssignableTo(typeof(IReport)) ? typeof(TResult).GetProperty("Rows") : null;
        Next = isPage ? typeof(TResult).GetProperty(nameof(Page<>.NextPageToken)) : null;
    }

    public override Type Request => typeof(TRequest);
    public override Type Result => typeof(TResult);
    public override Type Handler => handler;

    /// <summary>What is done inside the pipeline; a batch puts its own in place.</summary>
    internal Func<Operations, Operation<TRequest, TResult>, TRequest, Call, CancellationToken, Task<Answer<TResult>>>? Special { get; init; }

    public override async Task<Answer<object>> Run(Operations operations, object request, Call call, CancellationToken ct)
    {
        var answer = await operations.Run(this, (TRequest)request, call, ct);
        return new(answer.Result, answer.Replayed);
    }

    public override IAsyncEnumerable<object> Stream(Operations operations, object request, Func<CancellationToken, Task<Caller>> who, CancellationToken ct) =>
        operations.Stream(this, (TRequest)request, who, ct);

    internal override void Register(IServiceCollection services)
    {
        if (Streams) services.AddTransient(typeof(IStream<TRequest, TResult>), handler);
        else if (handler.IsAssignableTo(typeof(IHandler<TRequest, TResult>))) services.AddTransient(typeof(IHandler<TRequest, TResult>), handler);
    }
}

/// <summary>All operations of the program, by name.</summary>
public sealed class OperationCatalogue
{
    private readonly Dictionary<string, Operation> byName = [];
    private readonly Dictionary<Type, Operation> byRequest = [];
    private readonly List<Operation> both = [];
    private readonly List<Operation> streams = [];

    /// <summary>Those with both doors.</summary>
    public IReadOnlyCollection<Operation> All => both;

    /// <summary>Those that stream, over gRPC alone.</summary>
    public IReadOnlyCollection<Operation> Streams => streams;

    public Operation this[string name] => byName[name];

    /// <summary>The operation that takes this type of request.</summary>
    public Operation For(Type request) => byRequest[request];

    /// <summary>The operation that takes this type of request, if any does.</summary>
    public Operation? Find(Type request) => byRequest.GetValueOrDefault(request);

    internal void Add(Operation operation)
    {
        if (!byName.TryAdd(operation.Name, operation)) throw new InvalidOperationException($"Two operations are named {operation.Name}.");
        if (!byRequest.TryAdd(operation.Request, operation)) throw new InvalidOperationException($"{operation.Name} shares its request type with {byRequest[operation.Request].Name}.");
        (operation.Streams ? streams : both).Add(operation);
    }

    /// <summary>Stops the program when an operation names a code that no reason has.</summary>
    internal void Check(ReasonBook reasons)
    {
        foreach (var operation in byName.Values)
            foreach (var code in operation.Refuses)
                if (reasons.Find(code) is null) throw new InvalidOperationException($"{operation.Name} refuses with {code}, which no reason has.");
    }
}
