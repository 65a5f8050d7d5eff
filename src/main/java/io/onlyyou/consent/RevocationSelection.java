package io.onlyyou.consent;

import java.util.Set;

/** Whom a revocation of many is about. */
public sealed interface RevocationSelection {

    /** What is kept of it for the record, which names nobody. */
    String summary();

    /** These, as far as they are known. */
    record Subjects(Set<Subject> subjects) implements RevocationSelection {
        @Override
        public String summary() {
            return "a list of " + subjects.size() + " subjects";
        }
    }

    /**
     * Those whose consent stands and was given from there.
     *
     * @param region ISO 3166-1, its subdivisions included, or ISO 3166-2
     */
    record Region(String region) implements RevocationSelection {
        @Override
        public String summary() {
            return "region " + region;
        }
    }

    /** Those whose consent stands and was given to that version of a notice, in whatever language. */
    record NoticeVersion(String id, String version) implements RevocationSelection {
        @Override
        public String summary() {
            return "notice " + id + ", version " + version;
        }
    }
}
