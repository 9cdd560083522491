package de.dortmund.praeventionskette.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.core.spi.VertxServiceProvider;
import java.util.concurrent.TimeUnit;

/**
 * Requests that the HTTP server refuses before any route, because it can't make out what they are: they get a problem document too.
 * Vert.x has a handler for them, Quarkus no way to set it. So the server's transport is the usual one, but sets it on every
 * connection that comes in. Named in META-INF/services, found by Quarkus when it builds.
 */
public class Refusals implements VertxServiceProvider {

    /** A connection that is closed while its client still sends is reset, and the answer lost; this is long enough to read it. */
    private static final long LINGER_MILLIS = 500;

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() instanceof JDKTransport) {
            builder.findTransport(new Transport());
        }
    }

    private static final class Transport extends JDKTransport {

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
            ChannelFactory<? extends ServerChannel> servers = super.serverChannelFactory(domainSocket);
            return () -> {
                ServerChannel server = servers.newChannel();
                server.pipeline().addLast(new Door());
                return server;
            };
        }
    }

    @Sharable
    private static final class Door extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            if (connection instanceof Channel channel) {
                channel.pipeline().addLast(new Connection());
            }
            context.fireChannelRead(connection);
        }
    }

    private static final class Connection extends ChannelDuplexHandler {

        private boolean refused;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (context.pipeline().get("handler") instanceof VertxHandler<?> http
                    && http.getConnection() instanceof HttpServerConnection connection) {
                connection.invalidRequestHandler(request -> {
                    refused = true;
                    refuse(request);
                });
                context.pipeline().addBefore("handler", "ready", new AtOnce(Arc.container().instance(Answers.class).get()));
                context.pipeline().addBefore("handler", "head", new HeadAsGet());
            }
            context.fireChannelActive();
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise closed) {
            if (refused && context.channel() instanceof SocketChannel socket) {
                refused = false;
                socket.shutdownOutput()
                        .addListener(
                                sent -> context.executor().schedule(() -> context.close(closed), LINGER_MILLIS, TimeUnit.MILLISECONDS));
            } else {
                context.close(closed);
            }
        }
    }

    private static void refuse(HttpServerRequest request) {
        String id = RequestId.of(request);
        Edge.setHeaders(request.response().headers(), id);
        Arc.container().instance(ProblemAnswer.class).get().send(request, problemOf(request.decoderResult().cause()));
        Edge.log(request, id, 0);
    }

    private static Problem problemOf(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.of(ProblemType.URI_TOO_LONG, Text.of("Die Adresse darf höchstens " + RequestTarget.LONGEST + " Zeichen haben.",
                    "The address may have at most " + RequestTarget.LONGEST + " characters."));
        } else if (cause instanceof TooLongHttpHeaderException) {
            return Problem.of(ProblemType.HEADERS_TOO_LARGE, Text.of("Die Kopfzeilen der Anfrage sind zusammen zu groß.",
                    "The header fields of the request are too large together."));
        }
        return Problem.of(ProblemType.INVALID_REQUEST, Text.of("Das ist keine gültige HTTP-Anfrage.", "This is not a valid HTTP request."));
    }
}
