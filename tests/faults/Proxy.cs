using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Waybill.Faults;

/// <summary>Stands between clients and the program, and resets their connections when it is told to: before a request arrives, or in the middle of an answer.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TcpListener listener;
    private readonly int upstream;
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private double share;

    public Proxy(int listen, int upstream)
    {
        (listener, this.upstream) = (new(IPAddress.Loopback, listen), upstream);
        (Direct, Proxied) = (new($"http://127.0.0.1:{upstream}"), new($"http://127.0.0.1:{listen}"));
        listener.Start();
        _ = Accept();
    }

    /// <summary>The program itself.</summary>
    public Uri Direct { get; }

    /// <summary>Where clients reach it.</summary>
    public Uri Proxied { get; }

    /// <summary>From now on it cuts this share of what passes; 0 lets everything pass.</summary>
    public void Cut(double share) => this.share = share;

    public void ResetAll()
    {
        foreach (var socket in open.Keys) Reset(socket);
    }

    public void Dispose()
    {
        listener.Dispose();
        ResetAll();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptSocketAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The trial is over.
        }
    }

    private async Task Serve(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            open[client] = 0;
            await server.ConnectAsync(IPAddress.Loopback, upstream);
            await Task.WhenAny(Pump(client, server, answers: false), Pump(server, client, answers: true));
        }
        catch (SocketException)
        {
            // Nobody listens there: the client is cut off too.
        }
        open.TryRemove(client, out _);
        Reset(server);
        Reset(client);
    }

    private async Task Pump(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                // Of an answer at most a half is heard: what it acknowledged is known to the program alone.
                if (share > 0 && Random.Shared.NextDouble() < (answers ? share : share / 4))
                {
                    if (answers && Random.Shared.Next(2) == 0) await to.SendAsync(buffer.AsMemory(0, count / 2));
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side went first.
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
        socket.Dispose();
    }
}
