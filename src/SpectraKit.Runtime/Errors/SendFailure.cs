using System.Net.Sockets;
using System.Security.Authentication;

namespace SpectraKit.Runtime;

/// <summary>Tells apart why a connection gave no answer, from what the platform throws.</summary>
internal static class SendFailure
{
    public static ApiException Of(Exception thrown, CallSite site)
    {
        // A file that could not be read on the way out says so itself, however often the platform wrapped it.
        if (Find<ApiException>(thrown) is { } own)
            return own.OperationId is null ? Named(own, site) : own;

        if (Find<AuthenticationException>(thrown) is { } tls)
            return Tls(tls, thrown, site);

        var socket = Find<SocketException>(thrown)?.SocketErrorCode;
        var error = thrown is HttpRequestException { HttpRequestError: var code } ? code
            : Find<HttpIOException>(thrown)?.HttpRequestError ?? HttpRequestError.Unknown;

        return error switch
        {
            HttpRequestError.NameResolutionError => Connection(
                $"The host of {site.Where} is not known: its name does not resolve. Check the service's address.",
                cannotHaveArrived: true),
            HttpRequestError.ConnectionError => Connection(
                socket == SocketError.ConnectionRefused
                    ? $"{site.Where} was not reached: the connection was refused. Is the service running there?"
                    : $"{site.Where} was not reached: {Reason()}.",
                cannotHaveArrived: true),
            HttpRequestError.ProxyTunnelError => Connection(
                $"{site.Where} was not reached: the proxy on the way refused to connect: {Reason()}.",
                cannotHaveArrived: true),
            HttpRequestError.SecureConnectionError => Tls(null, thrown, site),
            HttpRequestError.ResponseEnded => Connection(
                $"{site.Where}: the connection was closed before the answer was complete."),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => Connection(
                $"{site.Where} answered something that is not HTTP. Check the address, and whether it wants https."),
            _ => Connection(
                socket is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown
                    ? $"{site.Where}: the connection was reset before the answer was complete."
                    : $"{site.Where}: the connection was lost: {Reason()}."),
        };

        ApiException Connection(string message, bool cannotHaveArrived = false) =>
            site.Error(ApiErrorKind.Connection, message, thrown, cannotHaveArrived);

        string Reason() => PlainText.OneLine(thrown.GetBaseException().Message.TrimEnd('.'), 300) ?? thrown.GetType().Name;
    }

    private static ApiException Tls(AuthenticationException? refused, Exception thrown, CallSite site)
    {
        var why = refused is null
            ? $"the handshake failed ({PlainText.OneLine(thrown.GetBaseException().Message.TrimEnd('.'), 300)})"
            : PlainText.OneLine(refused.Message.TrimEnd('.'), 400);
        return site.Error(
            ApiErrorKind.Tls,
            $"{site.Where}: no secure connection: {why}. Nothing was sent. If the service has a private certificate, name its authority's PEM file (CaFile).",
            thrown,
            cannotHaveArrived: true);
    }

    private static ApiException Named(ApiException own, CallSite site) =>
        site.Error(own.Kind, own.Message, own.InnerException);

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }
}
