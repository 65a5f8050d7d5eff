package io.onlyyou.bench;

import java.io.Closeable;
import java.io.IOException;

/** A connection to whichever node answers. */
final class Wires implements Closeable {

    private final int[] ports;
    private int at;
    private Wire wire;

    Wires(int[] ports, int first) {
        this.ports = ports.clone();
        this.at = first % ports.length;
    }

    /** The outcome; or, beginning with WRONG, what should never happen. */
    String ask(Call call) {
        for (int attempt = 0; attempt < 2 * ports.length; attempt++) {
            try {
                if (wire == null) {
                    wire = new Wire(ports[at]);
                }
                int status = wire.ask(call);
                return status == 200 && wire.hasPageIntact() ? wire.outcome() : "WRONG " + status;
            } catch (IOException gone) {
                close();
                at = (at + 1) % ports.length;
            }
        }
        return "WRONG no node";
    }

    /** What the last answer says that it took; zero where there was none. */
    double serverMillis() {
        return wire == null ? 0 : wire.serverMillis();
    }

    @Override
    public void close() {
        try {
            if (wire != null) {
                wire.close();
            }
        } catch (IOException already) {
            // gone is gone
        }
        wire = null;
    }
}
