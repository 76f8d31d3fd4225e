using Waybill.Infrastructure.Lists;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Where a feature opens its operations to the outside: one line opens the REST route and the gRPC method of the same name.</summary>
public sealed class Doors(string feature, string prefix, OperationCatalogue catalogue)
{
    /// <summary>Reads one thing: GET.</summary>
    public void Get<TQuery, TResult, THandler>(string route, string name, string summary)
        where TQuery : class where TResult : class where THandler : IHandler<TQuery, TResult> => Open<TQuery, TResult>(Verb.Get, route, name, summary, typeof(THandler));

    /// <summary>Reads a page of a list: GET.</summary>
    public void List<TQuery, TRow, THandler>(string route, string name, string summary)
        where TQuery : ListQuery where TRow : class where THandler : IHandler<TQuery, Page<TRow>> => Open<TQuery, Page<TRow>>(Verb.List, route, name, summary, typeof(THandler));

    /// <summary>Makes a new thing: POST, 201 with its Location.</summary>
    public void Create<TCommand, TResult, THandler>(string route, string name, string summary)
        where TCommand : class where TResult : class where THandler : IHandler<TCommand, TResult> => Open<TCommand, TResult>(Verb.Create, route, name, summary, typeof(THandler));

    /// <summary>Does something to a thing: POST to its verb, 200.</summary>
    public void Post<TCommand, TResult, THandler>(string route, string name, string summary)
        where TCommand : class where TResult : class where THandler : IHandler<TCommand, TResult> => Open<TCommand, TResult>(Verb.Act, route, name, summary, typeof(THandler));

    /// <summary>Changes named members of a thing: PATCH with a merge patch, needs If-Match.</summary>
    public void Patch<TCommand, TResult, THandler>(string route, string name, string summary)
        where TCommand : class where TResult : class where THandler : IHandler<TCommand, TResult> => Open<TCommand, TResult>(Verb.Patch, route, name, summary, typeof(THandler));

    /// <summary>Replaces a set as a whole: PUT.</summary>
    public void Put<TCommand, TResult, THandler>(string route, string name, string summary)
        where TCommand : class where TResult : class where THandler : IHandler<TCommand, TResult> => Open<TCommand, TResult>(Verb.Put, route, name, summary, typeof(THandler));

    /// <summary>Removes a thing: DELETE.</summary>
    public void Delete<TCommand, TResult, THandler>(string route, string name, string summary)
        where TCommand : class where TResult : class where THandler : IHandler<TCommand, TResult> => Open<TCommand, TResult>(Verb.Delete, route, name, summary, typeof(THandler));

    /// <summary>Runs another operation for up to 200 items: POST, 207 with each item's own result in order.</summary>
    public void Batch<TCommand, TResult>(string route, string name, string of, string summary) where TCommand : class where TResult : class
    {
        var one = (Operation<TCommand, TResult>)catalogue[of];
        catalogue.Add(new Operation<Batch<TCommand>, BatchResult<TResult>>(one.Handler)
        {
            Name = name, Feature = feature, Verb = Verb.Batch, Route = Whole(route), Summary = summary,
            Special = (operations, self, batch, call, ct) => operations.RunBatch(self, one, batch, call, ct),
        });
    }

    /// <summary>Tells on and on: a server stream over gRPC, with no REST route.</summary>
    public void Stream<TRequest, TItem, THandler>(string name, string summary) where TRequest : class where TItem : class where THandler : IStream<TRequest, TItem> =>
        catalogue.Add(new Operation<TRequest, TItem>(typeof(THandler)) { Name = name, Feature = feature, Verb = Verb.Get, Route = "", Summary = summary, Streams = true });

    private void Open<TRequest, TResult>(Verb verb, string route, string name, string summary, Type handler) where TRequest : class where TResult : class =>
        catalogue.Add(new Operation<TRequest, TResult>(handler) { Name = name, Feature = feature, Verb = verb, Route = Whole(route), Summary = summary });

    private string Whole(string route) => route == "/" ? prefix : prefix + route;
}

/// <summary>A feature: a noun, its operations, its place in the ladder.</summary>
public abstract class Feature
{
    /// <summary>The plural noun, which names the folder, the gRPC service and the tag.</summary>
    public string Name => GetType().Name[..^"Feature".Length];

    /// <summary>Where its routes begin: /v1/quotes.</summary>
    public virtual string Prefix => "/v1/" + Values.Texts.Kebab(Name);

    /// <summary>One sentence for the contract's tag.</summary>
    public abstract string Story { get; }

    /// <summary>Opens the doors of every slice.</summary>
    public abstract void Map(Doors doors);

    /// <summary>Registers desks and hooks.</summary>
    public virtual void Services(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
}
