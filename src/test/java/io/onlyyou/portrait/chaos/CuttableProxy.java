package io.onlyyou.portrait.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries TCP connections to a port, until it is cut: then nothing passes, and nobody is told. */
final class CuttableProxy implements AutoCloseable {

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CuttableProxy(int target) throws IOException {
        this.target = target;
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    /** From now on connections are carried again; those from before are gone. */
    void mend() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        cut = false;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                sockets.add(client);
                if (!cut) {
                    carry(client);
                }
            } catch (IOException closedOrRefused) {
                // the next may fare better
            }
        }
    }

    private void carry(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException refused) {
            client.close();
            throw refused;
        }
        sockets.add(server);
        Thread.startVirtualThread(() -> pump(client, server));
        Thread.startVirtualThread(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[64 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                if (cut) {
                    return; // both ends stay open
                }
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException closed) {
            // then so is the other end
        }
        if (!cut) {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        try {
            sockets.remove(socket);
            socket.close();
        } catch (IOException closed) {
            // already
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        mend();
    }
}
