package com.togahub.persistence.reference;

import com.togahub.engine.access.Policy;
import com.togahub.engine.access.RowRule;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.persistence.reference.model.Ask;
import java.util.Optional;

/** One check taken out of the policy, for the requests in which nothing but that check is at work. */
enum PlantedLeak {
    ROW_FILTER_OF_THE_RECORD {
        @Override
        boolean isAlone(Ask ask) {
            return ask.route().size() == 1 && ask.isPlain();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_IN_TOTALS {
        @Override
        boolean isAlone(Ask ask) {
            return ask.totals() && ask.route().size() == 1 && ask.joins().isEmpty();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_OF_AN_ANCESTOR {
        @Override
        boolean isAlone(Ask ask) {
            return ask.route().size() > 1 && ask.isPlain();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return record.route().equals(ask.route().get(0).route());
        }
    },
    ROW_FILTER_OF_A_JOINED_RECORD {
        @Override
        boolean isAlone(Ask ask) {
            return !ask.joins().isEmpty();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_OF_SHOWN_REFERENCES_AND_CHILDREN {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain() && ask.fields().isEmpty();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_BEHIND_A_PATH_IN_WHERE {
        @Override
        boolean isAlone(Ask ask) {
            return ask.where().isPresent() && ask.showsOwnOnly();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_BEHIND_AN_AGGREGATE {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isSummary() && ask.where().isEmpty() && ask.joins().isEmpty();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    ROW_FILTER_OF_CHILDREN_IN_A_CALCULATED_FIELD {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain() && ask.fields().isPresent();
        }

        @Override
        Ask shaped(Ask ask, boolean narrow) {
            return ask.calculatedOnly();
        }

        @Override
        boolean opens(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    READ_GRANT_OF_CHILDREN {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain() && ask.fields().isEmpty();
        }

        @Override
        boolean grants(RecordType record, Ask ask) {
            return !record.route().equals(ask.table().route());
        }
    },
    GRANT_ON_THE_REFERENCE_OF_CHILDREN {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain() && ask.showsNamesOfChildrenOnly();
        }

        @Override
        Ask shaped(Ask ask, boolean narrow) {
            return ask.isPlain() && ask.fields().isEmpty() ? ask.namesOfChildrenOnly() : ask;
        }

        @Override
        boolean grants(RecordType record, Field field, Ask ask) {
            return field.type() == FieldType.REFERENCE;
        }
    },
    MASK_ON_THE_REFERENCE_OF_CHILDREN {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain() && ask.showsNamesOfChildrenOnly();
        }

        @Override
        Ask shaped(Ask ask, boolean narrow) {
            return ask.isPlain() && ask.fields().isEmpty() ? ask.namesOfChildrenOnly() : ask;
        }

        @Override
        boolean unmasks(RecordType record, Field field, Ask ask) {
            return field.type() == FieldType.REFERENCE;
        }
    },
    FIELD_GRANT_IN_FIELDS {
        @Override
        boolean isAlone(Ask ask) {
            return ask.fields().isPresent() && ask.isPlain();
        }

        @Override
        boolean grants(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_MASK_IN_FIELDS {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isPlain();
        }

        @Override
        boolean unmasks(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_GRANT_IN_WHERE {
        @Override
        boolean isAlone(Ask ask) {
            return ask.where().isPresent() && ask.showsNamesOnly();
        }

        @Override
        boolean grants(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_MASK_IN_WHERE {
        @Override
        boolean isAlone(Ask ask) {
            return ask.where().isPresent() && ask.showsNamesOnly();
        }

        @Override
        boolean unmasks(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_GRANT_IN_SORT {
        @Override
        boolean isAlone(Ask ask) {
            return !ask.sort().isEmpty() && ask.where().isEmpty() && ask.showsNamesOnly();
        }

        @Override
        boolean grants(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_MASK_IN_SORT {
        @Override
        boolean isAlone(Ask ask) {
            return !ask.sort().isEmpty() && ask.where().isEmpty() && ask.showsNamesOnly();
        }

        @Override
        boolean unmasks(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_GRANT_IN_SUMMARIES {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isSummary() && ask.where().isEmpty();
        }

        @Override
        boolean grants(RecordType record, Field field, Ask ask) {
            return true;
        }
    },
    FIELD_MASK_IN_SUMMARIES {
        @Override
        boolean isAlone(Ask ask) {
            return ask.isSummary() && ask.where().isEmpty();
        }

        @Override
        boolean unmasks(RecordType record, Field field, Ask ask) {
            return true;
        }
    };

    /** Whether the check can be at work in a request, and no other that the leak takes out as well. */
    abstract boolean isAlone(Ask ask);

    /** A request in which the check is more likely to be the only one. */
    Ask shaped(Ask ask, boolean narrow) {
        return narrow && !ask.isSummary() ? ask.namesOnly() : ask;
    }

    /** Whether a granted record's row filter is left out. */
    boolean opens(RecordType record, Ask ask) {
        return false;
    }

    /** Whether a record without a grant counts as granted, with all its stored fields. */
    boolean grants(RecordType record, Ask ask) {
        return false;
    }

    /** Whether a field without a grant counts as granted. */
    boolean grants(RecordType record, Field field, Ask ask) {
        return false;
    }

    /** Whether a field that is granted on some rows counts as granted on all. */
    boolean unmasks(RecordType record, Field field, Ask ask) {
        return false;
    }

    /** The policy without the check. */
    Policy in(Policy whole, Ask ask) {
        return new Policy() {
            @Override
            public Optional<RowRule> rows(RecordType record, Operation operation) {
                Optional<RowRule> rule = whole.rows(record, operation);
                boolean all = rule.isPresent() ? opens(record, ask) : grants(record, ask);
                return all ? Optional.of(RowRule.ALL) : rule;
            }

            @Override
            public Optional<RowRule> rows(RecordType record, Field field, Operation operation) {
                Optional<RowRule> rule = whole.rows(record, field, operation);
                boolean known = whole.rows(record, operation).isPresent();
                boolean added = known ? grants(record, field, ask) : grants(record, ask);
                boolean all =
                        rule.isPresent() ? unmasks(record, field, ask) : field.type() != FieldType.CALCULATED && added;
                return all ? Optional.of(RowRule.ALL) : rule;
            }
        };
    }
}
