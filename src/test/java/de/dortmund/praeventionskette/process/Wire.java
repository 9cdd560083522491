package de.dortmund.praeventionskette.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a service and its database: it can be cut, held and mended. */
final class Wire implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private boolean held;

    /** Leads to this port of this machine. */
    Wire(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every connection ends, and none is made. */
    void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Nothing comes through any more, and nobody is told. */
    synchronized void hold() {
        held = true;
    }

    synchronized void mend() {
        cut = false;
        held = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedIOException {
        while (held) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                throw new InterruptedIOException();
            }
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket near = server.accept();
            open.add(near);
            run(() -> lead(near));
        }
    }

    private void lead(Socket near) throws IOException {
        pass();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(far);
        if (cut) {
            near.close();
            far.close();
        }
        run(() -> carry(near, far));
        carry(far, near);
    }

    private void carry(Socket from, Socket to) throws IOException {
        byte[] octets = new byte[8 * 1024];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                pass();
                out.write(octets, 0, count);
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // one of both sides has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        mend();
        cut();
        server.close();
    }
}
