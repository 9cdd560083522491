package de.dortmund.praeventionskette.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Hands out ready answers on the connection itself, before the HTTP server makes anything of a request. Only what is plain is answered here:
 * everything else, and everything behind it that waits on the same connection, goes the ordinary way ({@link AnswerRoute}). One for each
 * connection.
 */
final class AtOnce extends ChannelDuplexHandler {

    /** The HTTP server's own name for what turns answers into octets; these are octets already. */
    private static final String ENCODER = "httpEncoder";

    private final Answers answers;
    /** Requests that went the ordinary way and are not answered yet: answers come in the order of the requests. */
    private int unanswered;
    /** The end of a request that has been answered is still to come. */
    private boolean answered;
    private boolean written;

    AtOnce(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (answered) {
            answered = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            if (unanswered == 0 && context.channel().isWritable() && answer(context, request)) {
                answered = !(message instanceof LastHttpContent);
                ReferenceCountUtil.release(message);
                return;
            }
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    private boolean answer(ChannelHandlerContext context, HttpRequest request) {
        boolean head = HttpMethod.HEAD.equals(request.method());
        if (!head && !HttpMethod.GET.equals(request.method()) || !isPlain(request) || answers.areUncertain()) {
            return false;
        }
        HttpHeaders headers = request.headers();
        ReadyAnswer answer = answers.find(AnswerKey.of(request.uri(), headers.get(HttpHeaderNames.ACCEPT),
                headers.get(HttpHeaderNames.ACCEPT_ENCODING)));
        if (answer == null) {
            return false;
        }
        boolean known = Freshness.isKnown(headers.get(HttpHeaderNames.IF_NONE_MATCH), headers.get(HttpHeaderNames.IF_MODIFIED_SINCE),
                answer.etag(), answer.modified());
        String id = RequestId.of(headers.get(RequestId.HEADER));
        ByteBuf octets = answer.octets(context.alloc(), id, known, !head);
        context.pipeline().context(ENCODER).write(octets);
        written = true;
        answers.count(known ? Answers.Way.KNOWN : Answers.Way.READY);
        Edge.logReady(request, known ? 304 : 200, id);
        return true;
    }

    /** A request without a body, a token or a wish of any kind, each field at most once, in the version that everybody speaks. */
    private static boolean isPlain(HttpRequest request) {
        if (!request.decoderResult().isSuccess() || request.protocolVersion() != HttpVersion.HTTP_1_1
                || !AnswerKey.isCatalogue(request.uri())) {
            return false;
        }
        HttpHeaders headers = request.headers();
        return headers.contains(HttpHeaderNames.HOST) && !headers.contains(HttpHeaderNames.AUTHORIZATION)
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH) && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.CONNECTION) && !headers.contains(HttpHeaderNames.UPGRADE)
                && !headers.contains(HttpHeaderNames.EXPECT) && isOnce(headers, HttpHeaderNames.ACCEPT)
                && isOnce(headers, HttpHeaderNames.ACCEPT_ENCODING) && isOnce(headers, HttpHeaderNames.IF_NONE_MATCH);
    }

    private static boolean isOnce(HttpHeaders headers, CharSequence name) {
        var values = headers.valueCharSequenceIterator(name);
        if (values.hasNext()) {
            values.next();
        }
        return !values.hasNext();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (written) {
            written = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            unanswered--;
        }
        context.write(message, promise);
    }
}
