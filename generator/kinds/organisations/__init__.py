"""Party organisations, their people, alliances and service centres."""
