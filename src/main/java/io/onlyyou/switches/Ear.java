package io.onlyyou.switches;

/**
 * Hears what any node announces on one channel of the database, and knows at every moment whether it would hear.
 *
 * <p>Called by one thread, which all ears share: it must not wait for anything.
 */
public interface Ear {

    /** The PostgreSQL channel, a plain identifier. */
    String channel();

    /** From now on everything is heard. What was announced before may have been missed. */
    void listening();

    void heard(String message);

    /** Something may be missed from now on. */
    void deaf();
}
