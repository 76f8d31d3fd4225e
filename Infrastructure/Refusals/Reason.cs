namespace Waybill.Infrastructure.Refusals;

/// <summary>What sort of no it is; each sort has one HTTP status and one gRPC status.</summary>
public enum RefusalKind
{
    Malformed = 400,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    WrongState = 409,
    Duplicate = 1409,
    Stale = 412,
    TooLarge = 413,
    UnsupportedMedia = 415,
    Invalid = 422,
    PreconditionRequired = 428,
    MethodNotAllowed = 405,
    TooMany = 429,
    Internal = 500,
    Unavailable = 503,
}

/// <summary>One reason why the system says no: a code that never changes, and a sentence in each language we speak, with {names} of its values.</summary>
public sealed record Reason(string Code, RefusalKind Kind, string English, string Chinese)
{
    public int Status => Kind == RefusalKind.Duplicate ? 409 : (int)Kind;

    public static Reason Malformed(string code, string english, string chinese) => new(code, RefusalKind.Malformed, english, chinese);
    public static Reason Forbidden(string code, string english, string chinese) => new(code, RefusalKind.Forbidden, english, chinese);
    public static Reason NotFound(string code, string english, string chinese) => new(code, RefusalKind.NotFound, english, chinese);

    /// <summary>The thing is not in a state, or has not the stock or money, in which this can be done: 409, FAILED_PRECONDITION.</summary>
    public static Reason Conflict(string code, string english, string chinese) => new(code, RefusalKind.WrongState, english, chinese);

    /// <summary>There is one already: 409, ALREADY_EXISTS.</summary>
    public static Reason Duplicate(string code, string english, string chinese) => new(code, RefusalKind.Duplicate, english, chinese);
    public static Reason Invalid(string code, string english, string chinese) => new(code, RefusalKind.Invalid, english, chinese);

    /// <summary>The refusal to throw, with the values its sentence names.</summary>
    public Refusal Because(params ReadOnlySpan<(string Name, object? Value)> values) => new(this, Named(values));

    /// <summary>The refusal to throw where trying again makes sense, with when.</summary>
    public Refusal After(TimeSpan wait) => new(this, new Dictionary<string, string>()) { RetryAfter = wait };

    /// <summary>The refusal to throw, pointing at the member of the request that caused it.</summary>
    public Refusal At(string pointer, params ReadOnlySpan<(string Name, object? Value)> values) => Refusal.Of([Fault(pointer, values)]);

    /// <summary>One fault of a request, to be reported together with others.</summary>
    public Fault Fault(string pointer, params ReadOnlySpan<(string Name, object? Value)> values) => new(pointer, this, Named(values));

    internal string Sentence(Language language, IReadOnlyDictionary<string, string> values)
    {
        var sentence = language == Language.Chinese ? Chinese : English;
        foreach (var (name, value) in values) sentence = sentence.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return sentence;
    }

    /// <summary>The sentence without the values of a case.</summary>
    public string Title(Language language) => System.Text.RegularExpressions.Regex.Replace(language == Language.Chinese ? Chinese : English, @"\{\w+\}", "…");

    private static Dictionary<string, string> Named(ReadOnlySpan<(string Name, object? Value)> values)
    {
        var named = new Dictionary<string, string>(values.Length);
        foreach (var (name, value) in values) named[name] = Values.Texts.Of(value);
        return named;
    }
}

/// <summary>The languages that titles and details are written in.</summary>
public enum Language { English, Chinese }
