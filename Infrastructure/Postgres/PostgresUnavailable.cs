using System.Diagnostics.CodeAnalysis;

namespace Waybill.Infrastructure.Postgres;

/// <summary>There is no database to work with; the message is one sentence that tells what is wrong and what to do.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It reads as what it says.")]
public sealed class PostgresUnavailable(string sentence, Exception? cause = null) : Exception(sentence, cause);
