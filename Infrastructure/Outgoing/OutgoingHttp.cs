using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Waybill.Infrastructure.Outgoing;

/// <summary>What came of a request to the outside.</summary>
/// <param name="Status">The status of the answer, if one came.</param>
/// <param name="Excerpt">The beginning of the answer's body.</param>
/// <param name="Fault">Why no whole answer came, in a few words without anything of the inside.</param>
public sealed record Outcome(int? Status, string? Excerpt, string? Fault)
{
    public bool Succeeded => Fault is null && Status is >= 200 and < 300;
}

/// <summary>
/// Posts to addresses that strangers name. It connects only to public addresses, and to the very address that was checked, whatever the name resolves to a moment later;
/// follows no redirect, keeps no cookie, uses no proxy, and takes no more time and no more of the answer than it was given.
/// </summary>
public sealed class OutgoingHttp : IDisposable
{
    private const int MostRead = 64 * 1024;
    private const int MostKept = 1024;
    private readonly bool allowPrivate;
    private readonly HttpClient http;

    /// <param name="allowPrivate">Inward addresses too: for trials on one machine.</param>
    public OutgoingHttp(bool allowPrivate)
    {
        this.allowPrivate = allowPrivate;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 16, PooledConnectionLifetime = TimeSpan.FromMinutes(1), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20), ConnectCallback = Connect,
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether the host may be reached: false if it resolves to an address inside. A name that does not resolve today may do so tomorrow.</summary>
    public async Task<bool> MayReach(string host, CancellationToken ct)
    {
        try
        {
            return allowPrivate || (await Dns.GetHostAddressesAsync(host, ct).WaitAsync(TimeSpan.FromSeconds(3), ct)).All(PublicAddresses.Contain);
        }
        catch (Exception fault) when (fault is SocketException or TimeoutException)
        {
            return true;
        }
    }

    /// <summary>Sends the request and reads the answer within the time, or says what went wrong.</summary>
    public async Task<Outcome> Send(HttpRequestMessage request, TimeSpan within, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(within);
        int? status = null;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token);
            status = (int)response.StatusCode;
            return new(status, await Read(response, time.Token), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(status, null, $"no whole answer within {within.TotalSeconds:0} seconds");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new(status, null, Words(fault));
        }
    }

    public void Dispose() => http.Dispose();

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        if (!allowPrivate && !addresses.All(PublicAddresses.Contain)) throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string?> Read(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[MostRead];
        var count = await body.ReadAtLeastAsync(bytes, MostRead, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(bytes, 0, Math.Min(count, MostKept));
        return text.Length == 0 ? null : string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t').Where(c => !char.IsSurrogate(c)));
    }

    private static string Words(Exception fault)
    {
        for (Exception? one = fault; one is not null; one = one.InnerException)
            switch (one)
            {
                case ForbiddenAddressException: return "the address is not a public one";
                case AuthenticationException: return "the certificate was not accepted";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }: return "the name does not resolve";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }: return "the connection was refused";
            }
        return "the connection failed";
    }

    private sealed class ForbiddenAddressException : IOException;
}
