package de.dortmund.praeventionskette.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * HEAD is GET without the body. Here, on the connection, it is exactly that for every address: what is above sees a GET and sets the
 * same header fields, Content-Length among them; what it writes as the body is dropped. One for each connection.
 */
final class HeadAsGet extends ChannelDuplexHandler {

    /** Says above what is not to be seen any more; nobody else can set it. */
    private static final String MARK = "Asked-By-Head";

    /** For each request that is not answered yet, in order, whether it was a HEAD: a client may send several at once. */
    private final Queue<Boolean> unanswered = new ArrayDeque<>();

    /** Whether the body of the answer will be dropped: what is expensive to make need not be made. */
    static boolean dropsBodyOf(ContainerRequestContext request) {
        return request.getHeaderString(MARK) != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            boolean head = HttpMethod.HEAD.equals(request.method());
            unanswered.add(head);
            request.headers().remove(MARK);
            if (head) {
                request.headers().set(MARK, "true");
                request.setMethod(HttpMethod.GET);
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        boolean last = message instanceof LastHttpContent && !interim;
        if (interim || !Boolean.TRUE.equals(last ? unanswered.poll() : unanswered.peek())) {
            context.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse response) {
            HttpResponse head = new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers());
            head.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
            context.write(head, last ? context.newPromise() : promise);
        } else if (!last) {
            promise.setSuccess();
        }
        if (last) {
            context.write(LastHttpContent.EMPTY_LAST_CONTENT, promise);
        }
        ReferenceCountUtil.release(message);
    }
}
