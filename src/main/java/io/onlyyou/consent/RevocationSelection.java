package io.onlyyou.consent;

import java.util.Set;

/** Whom a revocation of many is about. */
public sealed interface RevocationSelection {

    /** What is kept of it for the record, which names nobody, where it found so many people. */
    String summary(int found);

    /** How many of those it names nobody has heard of, where it found so many: nothing is ordered for them. */
    default int unknown(int found) {
        return 0;
    }

    /** These, as far as they are known. */
    record Subjects(Set<Subject> subjects) implements RevocationSelection {
        @Override
        public String summary(int found) {
            int unknown = unknown(found);
            return "a list of " + subjects.size() + " subjects"
                    + (unknown == 0 ? "" : ", " + unknown + " of them unknown");
        }

        @Override
        public int unknown(int found) {
            return subjects.size() - found;
        }
    }

    /**
     * Those whose consent stands and was given from there.
     *
     * @param region ISO 3166-1, its subdivisions included, or ISO 3166-2
     */
    record Region(String region) implements RevocationSelection {
        @Override
        public String summary(int found) {
            return "region " + region;
        }
    }

    /** Those whose consent stands and was given to that version of a notice, in whatever language. */
    record NoticeVersion(String id, String version) implements RevocationSelection {
        @Override
        public String summary(int found) {
            return "notice " + id + ", version " + version;
        }
    }
}
