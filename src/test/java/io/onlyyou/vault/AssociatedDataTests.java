package io.onlyyou.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssociatedDataTests {

    @Test
    void noTwoPlacesEncodeAlike() {
        List<UUID> ids = List.of(new UUID(0, 0), new UUID(0, 1), new UUID(1, 0));
        Set<String> seen = new HashSet<>();
        int places = 0;
        for (UUID owner : ids) {
            for (long epoch : new long[] {0, 1, 1L << 40}) {
                places++;
                seen.add(hex(AssociatedData.ofDataKey(owner, epoch)));
                for (UUID item : ids) {
                    for (String variant : List.of("", "1", "11", "\0", "front")) {
                        places++;
                        seen.add(hex(AssociatedData.ofItem(new ItemKey(owner, item, variant), epoch)));
                    }
                }
            }
        }
        for (String purpose : List.of("", "\0", "aead:a", "mac:a")) {
            places++;
            seen.add(hex(AssociatedData.ofServiceKey(purpose)));
        }

        assertThat(seen).hasSize(places);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
