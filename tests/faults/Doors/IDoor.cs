using System.Text.Json.Nodes;

namespace Waybill.Faults.Doors;

/// <summary>What an answer means to whoever asked.</summary>
internal enum Sense
{
    Done,
    Refused,

    /// <summary>The same request may be sent again.</summary>
    NotNow,

    /// <summary>What nobody should hear: the program stumbled.</summary>
    Broken,
}

/// <summary>An answer as a door tells it.</summary>
/// <param name="Status">503, or UNAVAILABLE.</param>
/// <param name="SaysWhen">It says when to come back.</param>
internal sealed record Answer(string Status, JsonObject Json, Sense Sense, bool Replayed = false, bool SaysWhen = false)
{
    public string Code => (string?)Json["code"] ?? "";

    public override string ToString() => $"{Status} {Json.ToJsonString()}";
}

/// <summary>A way into the program for the holder of a key. Business is written as the REST door knows it; what another door makes of it is its own affair.</summary>
internal interface IDoor : IDisposable
{
    string Name { get; }

    /// <summary>One try; nothing when no answer was heard to its end.</summary>
    Task<Answer?> Write(Node node, string path, string? body, string key);

    /// <summary>One try; nothing when no answer was heard to its end.</summary>
    Task<Answer?> Read(Node node, string path);
}
