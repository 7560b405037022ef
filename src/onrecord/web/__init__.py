"""The workbench: a REST API and pages over one case. No logic of its own: what it shows, the rooms below compute."""
