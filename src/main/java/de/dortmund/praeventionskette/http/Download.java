package de.dortmund.praeventionskette.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer of unknown length, no faster than its reader takes it: only a few pieces wait in memory. A reader that takes
 * nothing for a while, or all in all too long, is given up, and so is one that has gone.
 */
final class Download extends OutputStream {

    private static final int PIECE = 32 * 1024;
    private static final int PIECES_UNDER_WAY = 8;
    /** RFC 9113, 7. */
    private static final long HTTP_2_INTERNAL_ERROR = 2;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Runnable head;
    private final Duration patience;
    private final long deadline;
    private final Semaphore room = new Semaphore(PIECES_UNDER_WAY);
    private final byte[] piece = new byte[PIECE];
    private final long remembered;
    private ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private int length;
    private boolean begun;
    private volatile Throwable failure;

    /**
     * @param head sets the header fields; called before the first octet is sent, so that until then a failure can still be told
     * @param remembered how many octets may be kept as a copy
     * @param patience how long the reader may take nothing
     * @param limit how long the whole may take
     */
    Download(HttpServerRequest request, Runnable head, long remembered, Duration patience, Duration limit) {
        this.remembered = remembered;
        this.request = request;
        this.response = request.response();
        this.head = head;
        this.patience = patience;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** All that was sent, where it was not more than asked to remember. */
    Optional<byte[]> copy() {
        return Optional.ofNullable(copy).map(ByteArrayOutputStream::toByteArray);
    }

    /** Whether the client has seen something of the answer. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[]{(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            int some = Math.min(left, PIECE - length);
            System.arraycopy(octets, from, piece, length, some);
            length += some;
            from += some;
            left -= some;
            if (length == PIECE) {
                send();
            }
        }
    }

    /** Pieces are sent when they are full: writers that flush often make no smaller ones. */
    @Override
    public void flush() {}

    /** Sends the rest and the end; returns when the reader has it. */
    void end() throws IOException {
        if (length > 0 || !begun) {
            send();
        }
        await(PIECES_UNDER_WAY);
        response.end();
    }

    /**
     * Breaks the transfer without an end, so that nobody takes what was sent for the whole. The channel itself is closed: an orderly close
     * would wait until the reader takes what is under way, and let the end slip out behind it.
     */
    void abort() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(HTTP_2_INTERNAL_ERROR);
        } else if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().close();
        } else {
            request.connection().close();
        }
    }

    private void send() throws IOException {
        if (!begun) {
            head.run();
            response.setChunked(true);
            begun = true;
        }
        await(1);
        if (copy != null) {
            copy.write(piece, 0, length);
            copy = copy.size() <= remembered ? copy : null;
        }
        Future<Void> sent = length == 0 ? Future.succeededFuture() : response.write(Buffer.buffer(length).appendBytes(piece, 0, length));
        length = 0;
        sent.onComplete(result -> {
            if (result.failed()) {
                failure = result.cause();
            }
            room.release();
        });
    }

    private void await(int places) throws IOException {
        long left = Math.min(patience.toNanos(), deadline - System.nanoTime());
        boolean some;
        try {
            some = left > 0 && room.tryAcquire(places, left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
        if (failure != null || response.closed()) {
            throw new IOException("the reader has gone", failure);
        } else if (!some) {
            throw new IOException(System.nanoTime() >= deadline ? "the reader takes too long" : "the reader takes nothing");
        }
    }
}
