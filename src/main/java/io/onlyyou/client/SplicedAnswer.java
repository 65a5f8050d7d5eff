package io.onlyyou.client;

import io.onlyyou.splice.Page;
import io.onlyyou.splice.PageScanner;
import java.util.Arrays;
import java.util.List;

/**
 * Believes an answer only if it is the page that was sent, byte for byte, but for whole items at the places it names;
 * never first, never last.
 */
final class SplicedAnswer {
    private SplicedAnswer() {}

    static boolean isMadeFrom(byte[] page, byte[] answer, List<Integer> positions, PageScanner scanner) {
        if (positions.isEmpty() || !(scanner.scan(answer) instanceof Page finished)) {
            return false;
        }
        int from = 0; // in the answer
        int at = 0; // in the page
        int before = 0;
        for (int position : positions) {
            if (position <= before || position >= finished.itemCount() - 1) {
                return false;
            }
            before = position;
            int start = finished.itemStart(position);
            int end = finished.itemEnd(position);
            int next = finished.itemStart(position + 1);
            int kept = start - from;
            if (next != end + 1 || at + kept > page.length || !same(answer, from, start, page, at, at + kept)) {
                return false;
            }
            at += kept;
            from = next;
        }
        return same(answer, from, answer.length, page, at, page.length);
    }

    private static boolean same(byte[] one, int oneFrom, int oneTo, byte[] other, int otherFrom, int otherTo) {
        return Arrays.equals(one, oneFrom, oneTo, other, otherFrom, otherTo);
    }
}
