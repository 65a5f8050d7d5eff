package io.onlyyou.feed;

import io.onlyyou.splice.Placement;
import java.util.Map;

/**
 * How a decision is told to whoever asked: as a finished page, or as a plan for one.
 *
 * @param <T> what is given back
 */
interface Answer<T> {

    /**
     * Something is to be inserted.
     *
     * @param items what to insert, by the number of the own item that it precedes
     */
    T inserted(Placement placement, Map<Integer, byte[]> items);

    T unchanged(Reason reason);
}
